package io.timecoin.e2e.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.Ports;
import com.github.dockerjava.api.model.Volume;
import io.timecoin.e2e.Node;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** A masternode in a container as Kubernetes would run it: read-only, without capabilities, its chain in a volume. */
final class ContainerNode implements AutoCloseable {
    private static final int RPC_PORT = 24_101;

    /** Enough to close the store on a busy machine; Docker kills the node after it. */
    private static final int GRACE_SECONDS = 60;

    private static final String SETTINGS =
            """
            network: Testnet
            dataDir: /var/lib/time
            genesisFile: /etc/time/genesis.json
            keyFile: /etc/time/key.pem
            peersFile: /etc/time/peers.yaml
            p2p: {listen: "0.0.0.0:%d"}
            rpc: {listen: "0.0.0.0:%d"}
            dialBackoffInitial: 250ms
            dialBackoffMax: 2s
            """
                    .formatted(ContainerNetwork.P2P_PORT, RPC_PORT);

    private final DockerClient docker = DockerClientFactory.instance().client();
    private final Network network;
    private final String name;
    private final Files files;
    private final String volume;
    private Optional<NodeContainer> container = Optional.empty();

    /** What a masternode reads. */
    record Files(String genesis, String peers, String key) {}

    ContainerNode(Network network, String name, Files files) {
        this.network = network;
        this.name = name;
        this.files = files;
        this.volume = "timenet-" + name + "-" + network.getId();
    }

    /** Starts the masternode from an image that the daemon has. */
    void start(String image) {
        NodeContainer created =
                new NodeContainer(
                                image,
                                Map.of(
                                        "node.yaml", SETTINGS,
                                        "genesis.json", files.genesis(),
                                        "peers.yaml", files.peers(),
                                        "key.pem", files.key()))
                        .withImagePullPolicy(_ -> false)
                        .withNetwork(network)
                        .withNetworkAliases(name)
                        .withExposedPorts(RPC_PORT)
                        .waitingFor(Wait.forHttp("/health/live").forPort(RPC_PORT))
                        .withEnv(Map.of("TIME_NAME", name))
                        .withCreateContainerCmdModifier(this::restrict);
        container = Optional.of(created);
        created.start();
    }

    private void restrict(CreateContainerCmd create) {
        create.withVolumes(new Volume(NodeContainer.SETTINGS));
        Objects.requireNonNull(create.getHostConfig())
                .withReadonlyRootfs(true)
                .withCapDrop(Capability.ALL)
                .withBinds(new Bind(volume, new Volume("/var/lib/time")));
    }

    /** Ends the process as a host does that shuts down; the container stays. */
    void stop() {
        docker.stopContainerCmd(id()).withTimeout(GRACE_SECONDS).exec();
    }

    /** Starts the stopped container again. */
    void startAgain() {
        docker.startContainerCmd(id()).exec();
    }

    /** Goes on with the same chain and key in a container of another image. */
    void upgrade(String image) {
        stop();
        container().stop();
        start(image);
    }

    /** As its RPC port shows it; the port is another one after each start. */
    Node rpc() {
        Ports.Binding binding =
                docker.inspectContainerCmd(id())
                        .exec()
                        .getNetworkSettings()
                        .getPorts()
                        .getBindings()
                        .getOrDefault(ExposedPort.tcp(RPC_PORT), new Ports.Binding[0])[0];
        return new Node("http://%s:%s".formatted(container().getHost(), binding.getHostPortSpec()));
    }

    private String id() {
        return container().getContainerId();
    }

    private NodeContainer container() {
        return container.orElseThrow(() -> new IllegalStateException(name + " was not started"));
    }

    @Override
    public void close() {
        container.ifPresent(NodeContainer::stop);
        docker.removeVolumeCmd(volume).exec();
    }
}
