package io.timecoin.operator.controller.observe;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.resources.Ports;
import io.timecoin.operator.controller.resources.RegisteredMasternode;
import io.timecoin.operator.platform.NodeClient;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Observed;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Looks at the masternodes of a network: Kubernetes from the informers, the nodes by asking all of them side by side. */
public final class Observer implements AutoCloseable {
    private final NodeClient nodes;
    private final NodeAddresses addresses;
    private final HostZones zones;
    private final Clock clock;
    private final ExecutorService polls = Executors.newVirtualThreadPerTaskExecutor();

    public Observer(NodeClient nodes, NodeAddresses addresses, HostZones zones, Clock clock) {
        this.nodes = nodes;
        this.zones = zones;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** Looks at all masternodes; takes no longer than one that does not answer. */
    public Observed observe(
            TimeNetwork network, List<RegisteredMasternode> masternodes, ClusterView cluster) {
        List<CompletableFuture<Masternode>> looks =
                masternodes.stream()
                        .map(masternode ->
                                CompletableFuture.supplyAsync(
                                        () -> look(network, masternode, cluster), polls))
                        .toList();
        return new Observed(looks.stream().map(CompletableFuture::join).toList(), clock.instant());
    }

    private Masternode look(
            TimeNetwork network, RegisteredMasternode masternode, ClusterView cluster) {
        Names names = new Names(network.getMetadata().getName());
        Optional<PodFacts> pod =
                cluster.find(Pod.class, names.pod(masternode.name())).map(PodFacts::new);
        return new Masternode(
                masternode.name(),
                masternode.pool(),
                masternode.tier(),
                cluster.find(StatefulSet.class, names.statefulSet(masternode.name()))
                        .flatMap(set -> Labels.find(set, Labels.REVISION)),
                pod.map(PodFacts::instance),
                pod.map(PodFacts::state)
                        .orElseGet(() -> new ContainerState.Stopped("there is no Pod")),
                pod.filter(PodFacts::isReady).isPresent(),
                pod.flatMap(this::zone),
                pod.filter(PodFacts::isRunning)
                        .map(running -> ask(network, running.pod()))
                        .orElseGet(Health.NotRunning::new));
    }

    private Optional<String> zone(PodFacts pod) {
        return pod.zone().or(() -> pod.host().flatMap(zones::of));
    }

    private Health ask(TimeNetwork network, Pod pod) {
        Optional<URI> rpc = rpc(network, pod);
        return rpc.isPresent()
                ? nodes.health(rpc.get(), pod.getMetadata().getUid())
                : new Health.Unreachable("the Pod has no address yet");
    }

    /** Where a Pod's node answers, once the Pod has an address. */
    public Optional<URI> rpc(TimeNetwork network, Pod pod) {
        return addresses.of(pod, Ports.of(network.getSpec().chain().network()).rpc());
    }

    @Override
    public void close() {
        polls.close();
    }
}
