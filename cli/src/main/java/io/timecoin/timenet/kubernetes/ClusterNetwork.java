package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.place.PlacedNetwork;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;

/** A network of Pods, as its TimeNetwork shows it. */
record ClusterNetwork(
        Machine machine, Cluster cluster, KubernetesClient client, String namespace, String name)
        implements PlacedNetwork {
    /** Annotation: image of the file when it was applied last; commands may have changed what is wanted since. */
    static final String APPLIED_IMAGE = "time-coin.io/applied-image";

    static Optional<String> appliedImage(TimeNetwork network) {
        return Optional.ofNullable(network.getMetadata().getAnnotations())
                .map(all -> all.get(APPLIED_IMAGE));
    }

    private Resource<TimeNetwork> resource() {
        return client.resources(TimeNetwork.class).inNamespace(namespace).withName(name);
    }

    @Override
    public String location() {
        return "namespace " + namespace;
    }

    @Override
    public TimeNetwork desired() {
        return Optional.ofNullable(resource().get())
                .orElseThrow(() ->
                        TimenetException.notFound(
                                "network %s is gone from namespace %s".formatted(name, namespace)));
    }

    @Override
    public TimeNetworkStatus status() {
        return Optional.ofNullable(desired().getStatus())
                .orElseGet(() -> TimeNetworkStatus.builder().build());
    }

    /** The status says which generation it is about, and is not written again while nothing changes. */
    @Override
    public boolean lookedAtSince(Instant time) {
        return true;
    }

    @Override
    public List<String> events() {
        return client
                .v1()
                .events()
                .inNamespace(namespace)
                .withField("involvedObject.kind", "TimeNetwork")
                .withField("involvedObject.name", name)
                .list()
                .getItems()
                .stream()
                .sorted(
                        Comparator.comparing(Event::getLastTimestamp)
                                .thenComparingLong(ClusterNetwork::writes))
                .map(event ->
                        "%s %s: %s"
                                .formatted(
                                        event.getLastTimestamp(),
                                        event.getReason(),
                                        event.getMessage()))
                .toList();
    }

    /** Times have whole seconds; the API server's count of writes orders what is within one. */
    private static long writes(Event event) {
        return Long.parseLong(event.getMetadata().getResourceVersion());
    }

    /** Somebody will act: a cluster starts an operator that ended again. */
    @Override
    public Optional<String> abandoned() {
        return Optional.empty();
    }

    @Override
    public long started() {
        return pods().stream().filter(pod -> "Running".equals(pod.getStatus().getPhase())).count();
    }

    @Override
    public long masternodes() {
        return Masternodes.of(desired().getSpec()).size();
    }

    @Override
    public boolean whole() {
        return true;
    }

    @Override
    public Table table() {
        return new PodTable(desired(), status(), pods()).table();
    }

    private List<Pod> pods() {
        return client.pods()
                .inNamespace(namespace)
                .withLabel(ClusterLabels.NETWORK, name)
                .list()
                .getItems();
    }

    @Override
    public String hint() {
        String kubectl = cluster.kubectlHint();
        return "look at: timenet status --watch --on %s, timenet logs NODE -f --on %s, kubectl get tnet, kubectl describe tnet %s%s"
                .formatted(
                        cluster.option(),
                        cluster.option(),
                        name,
                        kubectl.isEmpty() ? "" : " (after " + kubectl + ")");
    }

    @Override
    public void require(ImageReference image) {
        new ClusterImages(machine, cluster, client).require(image);
    }

    /** The operator tells what cannot be pulled, and takes it back. */
    @Override
    public boolean lacks(ImageReference image) {
        return false;
    }

    /** Not bound to the version that was read, which the operator outdates whenever it writes the status. */
    @Override
    public void change(TimeNetwork wanted) {
        resource()
                .edit(known -> {
                    known.getMetadata().setResourceVersion(null);
                    known.setSpec(wanted.getSpec());
                    return known;
                });
    }

    @Override
    public void showLog(String masternode, boolean follow) throws InterruptedException {
        var log =
                client.pods()
                        .inNamespace(namespace)
                        .withName(podOf(masternode))
                        .inContainer(ClusterLabels.CONTAINER);
        if (!follow) {
            machine.terminal().out().print(log.getLog());
            machine.terminal().out().flush();
            return;
        }
        try (LogWatch _ = log.watchLog(machine.terminal().out())) {
            new CountDownLatch(1).await();
        }
    }

    private String podOf(String masternode) {
        List<String> known =
                Masternodes.of(desired().getSpec()).stream().map(Masternodes.Wanted::name).toList();
        if (!known.contains(masternode)) {
            throw TimenetException.notFound(
                    "network %s has no masternode \"%s\"; it has %s"
                            .formatted(
                                    name,
                                    masternode,
                                    known.stream().collect(Collectors.joining(", "))));
        }
        return ClusterLabels.pod(name, masternode);
    }

    @Override
    public Funds funds() {
        return new ClusterFunds(client, desired());
    }

    @Override
    public String takeDown(boolean data) {
        return new Removal(client, namespace, desired()).remove(data);
    }
}
