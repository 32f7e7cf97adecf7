package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.NonNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operator of a cluster, asked at its own port through the API server. */
public final class ClusterOperator {
    private static final String PASSES = "time_operator_passes_seconds_count";

    /** A replica that was deleted ends within seconds, and another is placed and started. */
    private static final Duration LIMIT = Duration.ofMinutes(2);

    private final KubernetesClient client;

    ClusterOperator(KubernetesClient client) {
        this.client = client;
    }

    /**
     * The meters of the replica that acts, as Prometheus reads them.
     *
     * @throws TimenetException if none acts
     */
    public String metrics() {
        return metricsOf(leader());
    }

    /** The replica that acts is the one that has looked at a network. */
    private String leader() {
        return replicas().stream()
                .filter(pod ->
                        ask(pod, "/metrics").filter(text -> text.contains(PASSES)).isPresent())
                .findFirst()
                .orElseThrow(() -> TimenetException.failed("no replica of the operator acts"));
    }

    /**
     * Has Kubernetes replace each replica that does not act, and waits until it is ready again.
     *
     * @return the meters of one that was started, read in the moment when it was ready
     */
    public String restartFollower() {
        String leader = leader();
        Set<String> before = Set.copyOf(replicas());
        before.stream()
                .filter(pod -> !pod.equals(leader))
                .forEach(pod -> pods().withName(pod).delete());
        boolean ready = Waiting.until(LIMIT, () -> readySince(before).isPresent());
        if (!ready) {
            throw TimenetException.failed(
                    "no new replica of the operator is ready after " + LIMIT.toSeconds() + " s");
        }
        return metricsOf(readySince(before).orElseThrow());
    }

    private Optional<String> readySince(Set<String> before) {
        return replicas().stream()
                .filter(pod -> !before.contains(pod))
                .filter(pod ->
                        ask(pod, "/health/ready").filter(text -> text.contains("UP")).isPresent())
                .findFirst();
    }

    private String metricsOf(String pod) {
        return ask(pod, "/metrics")
                .orElseThrow(() -> TimenetException.failed(pod + " does not tell its meters"));
    }

    private List<String> replicas() {
        return pods()
                .withLabel("app.kubernetes.io/name", Installation.NAME)
                .list()
                .getItems()
                .stream()
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .map(pod -> pod.getMetadata().getName())
                .toList();
    }

    private NonNamespaceOperation<Pod, PodList, PodResource> pods() {
        return client.pods().inNamespace(Installation.NAMESPACE);
    }

    /** Nothing while it does not answer. */
    private Optional<String> ask(String pod, String path) {
        try {
            return Optional.ofNullable(
                    client.raw(
                            "/api/v1/namespaces/%s/pods/%s:8080/proxy%s"
                                    .formatted(Installation.NAMESPACE, pod, path)));
        } catch (KubernetesClientException notYet) {
            return Optional.empty();
        }
    }
}
