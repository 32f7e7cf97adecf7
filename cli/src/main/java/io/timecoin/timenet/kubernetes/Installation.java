package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.ContainerStateWaiting;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The operator on a cluster: what {@code kubectl apply -k manifests/operator} makes. */
record Installation(Machine machine, Cluster cluster, KubernetesClient client) {
    static final String NAMESPACE = "time-system";
    static final String NAME = "time-operator";
    private static final String DEFINITION = "timenetworks.time-coin.io";

    /** An operator starts within seconds; its image may have to be pulled. */
    private static final Duration START_LIMIT = Duration.ofMinutes(5);

    private static final String SHARED =
            "CustomResourceDefinition "
                    + DEFINITION
                    + ", Namespace "
                    + NAMESPACE
                    + ", ClusterRole and ClusterRoleBinding "
                    + NAME;

    /** Whether the cluster knows TimeNetworks. */
    static boolean isKnown(KubernetesClient client) {
        return client.apiextensions().v1().customResourceDefinitions().withName(DEFINITION).get()
                != null;
    }

    /**
     * Sees to it that the operator of this checkout runs.
     *
     * @throws TimenetException if it is not installed and may not be, or does not start
     */
    void ensure() {
        if (cluster.mayInstall()) {
            machine.terminal()
                    .say(
                            "installing the operator on %s: %s, Deployment %s/%s"
                                    .formatted(cluster.description(), SHARED, NAMESPACE, NAME));
            cluster.kubectl(
                    "apply", "--server-side", "--force-conflicts", "-k", manifests().toString());
        } else if (deployment().isEmpty() || !isKnown(client)) {
            throw TimenetException.badInput(
                    "%s has no operator of TimeNetworks; --install installs it, which makes for all users of the cluster: %s"
                            .formatted(cluster.description(), SHARED));
        }
        awaitStart();
    }

    private Path manifests() {
        return machine.checkout()
                .map(root -> root.resolve("manifests/operator"))
                .orElseThrow(() ->
                        TimenetException.failed(
                                "the operator is installed from a checkout of the project; run its"
                                        + " ./timenet"));
    }

    private Optional<Deployment> deployment() {
        return Optional.ofNullable(
                client.apps().deployments().inNamespace(NAMESPACE).withName(NAME).get());
    }

    private void awaitStart() {
        boolean decided =
                Waiting.until(START_LIMIT, () -> isStarted() || missingImage().isPresent());
        missingImage()
                .filter(_ -> !isStarted())
                .ifPresent(reason -> {
                    throw TimenetException.failed(
                            "the operator does not start: "
                                    + reason
                                    + "; make its image known to the cluster, then run this again");
                });
        if (!decided) {
            throw TimenetException.failed(
                    "the operator did not start within %d s; kubectl -n %s describe pods, kubectl -n %s logs deployment/%s tell why"
                            .formatted(START_LIMIT.toSeconds(), NAMESPACE, NAMESPACE, NAME));
        }
    }

    /** All replicas are of the wanted generation and one is ready: the others follow. */
    private boolean isStarted() {
        return deployment()
                .filter(found ->
                        found.getStatus() != null
                                && Objects.equals(
                                        found.getStatus().getObservedGeneration(),
                                        found.getMetadata().getGeneration())
                                && Objects.requireNonNullElse(
                                                found.getStatus().getUpdatedReplicas(), 0)
                                        > 0
                                && Objects.requireNonNullElse(
                                                found.getStatus().getReadyReplicas(), 0)
                                        > 0)
                .isPresent();
    }

    private Optional<String> missingImage() {
        List<Pod> pods =
                client.pods()
                        .inNamespace(NAMESPACE)
                        .withLabel("app.kubernetes.io/name", NAME)
                        .list()
                        .getItems();
        return pods.stream()
                .flatMap(Installation::waiting)
                .filter(waiting ->
                        List.of("ErrImagePull", "ImagePullBackOff", "ErrImageNeverPull")
                                .contains(waiting.getReason()))
                .map(ContainerStateWaiting::getMessage)
                .findFirst();
    }

    private static Stream<ContainerStateWaiting> waiting(Pod pod) {
        return pod.getStatus().getContainerStatuses().stream()
                .flatMap(status -> Stream.ofNullable(status.getState()))
                .flatMap(state -> Stream.ofNullable(state.getWaiting()));
    }
}
