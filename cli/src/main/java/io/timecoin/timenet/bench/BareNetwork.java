package io.timecoin.timenet.bench;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.operator.platform.NodeClient;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.local.PrivateFile;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Four masternodes of a network of their own, all connected, that nothing supervises; closing ends them. */
final class BareNetwork implements AutoCloseable {
    private static final int MASTERNODES = 4;
    private static final Duration CONNECTED = Duration.ofMinutes(2);

    private final BareNodes nodes;
    private final PortBlock ports = PortBlock.anyFree(MASTERNODES);
    private final List<ProcessHandle> processes = new ArrayList<>();

    private BareNetwork(BareNodes nodes) {
        this.nodes = nodes;
    }

    /**
     * Starts it and waits until each node is connected to each other one.
     *
     * @param folder for its files; is made
     * @param blockInterval whole seconds; the first slot opens that long after now
     */
    static BareNetwork start(Machine machine, Image image, Path folder, Duration blockInterval)
            throws IOException {
        Files.createDirectories(folder);
        BareNetwork network = new BareNetwork(new BareNodes(machine, image, folder));
        try {
            network.start(machine, folder, blockInterval);
            return network;
        } catch (IOException | RuntimeException e) {
            network.close();
            throw e;
        }
    }

    private void start(Machine machine, Path folder, Duration blockInterval) throws IOException {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < MASTERNODES; i++) {
            MasternodeKey key = MasternodeKey.generate();
            PrivateFile.create(nodes.key(name(i)), key.pem());
            members.add(member(name(i), key.publicKey()));
        }
        Instant now = machine.clock().instant();
        StateFiles.writeText(
                folder.resolve("genesis.json"),
                new Genesis(
                                "bench",
                                NetworkType.TESTNET,
                                Math.toIntExact(blockInterval.toSeconds()),
                                now.getEpochSecond(),
                                members,
                                List.of())
                        .toJson());
        for (int i = 0; i < MASTERNODES; i++) {
            processes.add(
                    nodes.start(name(i), ports.p2p(i), ports.rpc(i), othersThan(i)).toHandle());
        }
        awaitMesh(machine);
    }

    private List<Integer> othersThan(int slot) {
        return IntStream.range(0, MASTERNODES)
                .filter(other -> other != slot)
                .map(ports::p2p)
                .boxed()
                .toList();
    }

    private void awaitMesh(Machine machine) {
        try (NodeClient client = new NodeClient(machine.clock())) {
            boolean connected =
                    Waiting.until(
                            CONNECTED,
                            () ->
                                    IntStream.range(0, MASTERNODES)
                                            .allMatch(slot -> isConnected(client, slot)));
            if (!connected) {
                throw TimenetException.failed(
                        "the benchmark ends: its masternodes did not connect within " + CONNECTED);
            }
        }
    }

    private boolean isConnected(NodeClient client, int slot) {
        return client.health(ports.rpcUri(slot), "") instanceof Health.Answered answer
                && answer.status().peers().size() == MASTERNODES - 1;
    }

    private static Member member(String name, PublicKey key) {
        return new Member(key, Tier.FREE, Address.of(key, NetworkType.TESTNET).toString(), name);
    }

    private static String name(int slot) {
        return "node-" + slot;
    }

    /** The processes of all nodes. */
    List<ProcessHandle> processes() {
        return List.copyOf(processes);
    }

    /** The P2P port of the first node. */
    int firstPort() {
        return ports.p2p(0);
    }

    /** What each node has logged so far. */
    List<List<String>> logs() {
        return IntStream.range(0, MASTERNODES)
                .mapToObj(i -> StateFiles.readText(nodes.log(name(i))).orElse(""))
                .map(text -> text.lines().toList())
                .toList();
    }

    @Override
    public void close() {
        nodes.close();
    }
}
