package io.timecoin.e2e.kubernetes;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.kubernetes.Cluster;
import io.timecoin.timenet.kubernetes.KindCluster;
import io.timecoin.timenet.kubernetes.SourceCluster;
import io.timecoin.timenet.state.Directories;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A whole cluster with the operator installed as its users install it. */
final class TestCluster implements AutoCloseable {
    private static final String KIND_NAME = "time-e2e";
    static final String OPERATOR_NAMESPACE = "time-system";

    private final Machine machine;
    private final Cluster cluster;
    private final Runnable removal;
    private final KubernetesClient client;

    private TestCluster(Machine machine, Cluster cluster, Runnable removal) {
        this.machine = machine;
        this.cluster = cluster;
        this.removal = removal;
        this.client = new KubernetesClientBuilder().withConfig(cluster.config()).build();
    }

    /** Makes a cluster of this kind, or takes the one that runs, and installs the operator. */
    static TestCluster start(ClusterKind kind) {
        Machine machine = machine();
        TestCluster started =
                switch (kind) {
                    case SOURCE -> {
                        SourceCluster source = new SourceCluster(machine);
                        boolean found = source.isRunning();
                        source.start();
                        yield new TestCluster(machine, source, found ? () -> {} : source::delete);
                    }
                    case KIND -> {
                        KindCluster workers = new KindCluster(machine, KIND_NAME, true);
                        workers.start();
                        yield new TestCluster(machine, workers, workers::delete);
                    }
                };
        started.install();
        return started;
    }

    /** This machine with folders of its own: images of this build, and nothing of the user's clusters. */
    private static Machine machine() {
        Machine user = Machine.ofProcess();
        Path own = Path.of("target", "timenet").toAbsolutePath();
        return new Machine(
                new Directories(own.resolve("state"), own.resolve("data")),
                user.java(),
                user.checkout(),
                user.clock(),
                user.terminal());
    }

    private void install() {
        new Images(machine).build().forEach(cluster::load);
        kubectl("apply", "-k", manifests().resolve("operator").toString());
        // A cluster that was found may run an operator of another build under the same tag.
        kubectl("-n", OPERATOR_NAMESPACE, "rollout", "restart", "deployment/time-operator");
        awaitOperator();
    }

    /** Waits until the Deployment of the operator is as it is wanted. */
    void awaitOperator() {
        kubectl(
                "-n",
                OPERATOR_NAMESPACE,
                "rollout",
                "status",
                "deployment/time-operator",
                "--timeout=5m");
    }

    Path manifests() {
        return Path.of(System.getProperty("timenet.home", ".."), "manifests").toAbsolutePath();
    }

    KubernetesClient client() {
        return client;
    }

    /** Runs kubectl; a failure fails the test with what it said. */
    String kubectl(String... arguments) {
        return cluster.kubectl(arguments);
    }

    /** Runs kubectl, which is to be refused, and returns what it said. */
    String refused(String... arguments) {
        try {
            throw new AssertionError("not refused: " + cluster.kubectl(arguments));
        } catch (TimenetException expected) {
            return String.valueOf(expected.getMessage());
        }
    }

    /** Networks, Pods, events and the operator's log. */
    String describe() {
        return Stream.of(
                        List.of("get", "nodes,tnet,pods,pvc", "-A", "-o", "wide"),
                        List.of("get", "tnet", "-A", "-o", "yaml"),
                        List.of("events", "-A"),
                        List.of(
                                "-n",
                                OPERATOR_NAMESPACE,
                                "logs",
                                "-l",
                                "app.kubernetes.io/name=time-operator",
                                "--prefix",
                                "--tail=100"))
                .map(this::shown)
                .collect(Collectors.joining("\n"));
    }

    private String shown(List<String> arguments) {
        String title = "--- kubectl " + String.join(" ", arguments) + "\n";
        try {
            return title + kubectl(arguments.toArray(String[]::new));
        } catch (TimenetException failed) {
            return title + failed.getMessage();
        }
    }

    @Override
    public void close() {
        client.close();
        removal.run();
    }
}
