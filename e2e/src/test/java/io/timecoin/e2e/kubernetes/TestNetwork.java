package io.timecoin.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodList;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.PodResource;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.crds.v1alpha1.status.ConnectionCounts;
import io.timecoin.crds.v1alpha1.status.MasternodeCounts;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.e2e.Eventually;
import io.timecoin.timenet.kubernetes.ClusterLabels;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A network of four masternodes in a namespace, which refuses Pods that are not of the restricted standard. */
final class TestNetwork {
    static final List<String> MASTERNODES = List.of("gold-0", "silver-0", "bronze-0", "free-0");

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TestCluster cluster;
    private final String namespace;
    private final String name;

    /** In a namespace of its own. */
    TestNetwork(TestCluster cluster) {
        this(cluster, "test-" + UUID.randomUUID(), "testnet");
    }

    private TestNetwork(TestCluster cluster, String namespace, String name) {
        this.cluster = cluster;
        this.namespace = namespace;
        this.name = name;
        cluster.client()
                .resource(
                        new NamespaceBuilder()
                                .withNewMetadata()
                                .withName(namespace)
                                .addToLabels("pod-security.kubernetes.io/enforce", "restricted")
                                .endMetadata()
                                .build())
                .serverSideApply();
    }

    /** Another network in the same namespace. */
    TestNetwork neighbour(String other) {
        return new TestNetwork(cluster, namespace, other);
    }

    String namespace() {
        return namespace;
    }

    /** Runs kubectl in the namespace. */
    String kubectl(String... arguments) {
        return cluster.kubectl(
                Stream.concat(Stream.of("-n", namespace), Stream.of(arguments))
                        .toArray(String[]::new));
    }

    /** Applies the network and waits until it runs. */
    TimeNetworkStatus bringUp() {
        return bringUp("Delete");
    }

    /** Applies the network with volumes that are deleted with it or retained, and waits until it runs. */
    TimeNetworkStatus bringUp(String reclaim) {
        apply(yaml(reclaim));
        return awaitComplete();
    }

    /**
     * Gates are quick, and a wave may take as long as a busy machine needs. A slot is twice as long as in the examples,
     * so that it is missed for want of votes and not for want of a processor.
     */
    private String yaml(String reclaim) {
        return """
        apiVersion: time-coin.io/v1alpha1
        kind: TimeNetwork
        metadata: {name: %s, namespace: %s}
        spec:
          image: time-node:1.0.0
          chain: {network: Testnet, blockInterval: 4s}
          masternodes:
          - {name: gold, tier: Gold, replicas: 1, storage: {size: 1Gi, reclaim: %3$s}}
          - {name: silver, tier: Silver, replicas: 1, storage: {size: 1Gi, reclaim: %3$s}}
          - {name: bronze, tier: Bronze, replicas: 1, storage: {size: 1Gi, reclaim: %3$s}}
          - {name: free, tier: Free, replicas: 1, storage: {size: 1Gi, reclaim: %3$s}}
          rollout:
            gates: {interval: 1s, handshakes: {stableFor: 4s}}
        """
                .formatted(name, namespace, reclaim);
    }

    private void apply(String yaml) {
        cluster.client()
                .resource(TimeNetworkCodec.parse(yaml))
                .fieldManager("people")
                .forceConflicts()
                .serverSideApply();
    }

    /** Changes the spec as {@code kubectl patch --type merge} does. */
    void patch(String json) {
        kubectl("patch", "tnet", name, "--type=merge", "-p", json);
    }

    void upgradeTo(String image) {
        patch("{\"spec\":{\"image\":\"" + image + "\"}}");
    }

    Optional<TimeNetwork> find() {
        return Optional.ofNullable(
                cluster.client()
                        .resources(TimeNetwork.class)
                        .inNamespace(namespace)
                        .withName(name)
                        .get());
    }

    TimeNetworkStatus status() {
        return find().map(TimeNetwork::getStatus)
                .orElseGet(() -> TimeNetworkStatus.builder().build());
    }

    TimeNetworkStatus await(String what, Predicate<TimeNetworkStatus> condition) {
        Eventually.await(
                "network " + name + " in namespace " + namespace + " to be " + what,
                () -> condition.test(status()));
        return status();
    }

    /** Waits until the status is about the spec as it is now, and the rollout of it is complete. */
    TimeNetworkStatus awaitComplete() {
        return await(
                "complete",
                status ->
                        isAboutSpec(status)
                                && status.rollout() != null
                                && status.rollout().completedAt() != null
                                && isTrue(status, "RolloutComplete")
                                && isTrue(status, "HandshakesHealthy")
                                && isTrue(status, "Ready"));
    }

    boolean isAboutSpec(TimeNetworkStatus status) {
        return find().map(network -> network.getMetadata().getGeneration())
                .equals(Optional.ofNullable(status.observedGeneration()));
    }

    static boolean isTrue(TimeNetworkStatus status, String condition) {
        return status.conditions().stream()
                .anyMatch(found ->
                        condition.equals(found.getType()) && "True".equals(found.getStatus()));
    }

    static int connections(TimeNetworkStatus status) {
        return Optional.ofNullable(status.connections())
                .map(ConnectionCounts::established)
                .orElse(0);
    }

    static int ready(TimeNetworkStatus status) {
        return Optional.ofNullable(status.masternodes()).map(MasternodeCounts::ready).orElse(0);
    }

    /** The rollout that ended last. */
    static RolloutRecord lastRollout(TimeNetworkStatus status) {
        return status.history().getFirst();
    }

    List<Pod> pods() {
        return selectedPods().list().getItems();
    }

    private FilterWatchListDeletable<Pod, PodList, PodResource> selectedPods() {
        return cluster.client()
                .pods()
                .inNamespace(namespace)
                .withLabel(ClusterLabels.NETWORK, name);
    }

    /** The Pods from now on. */
    PodHistory watchPods() {
        return new PodHistory(selectedPods());
    }

    /** The Pods' UIDs by their names. */
    SortedMap<String, String> uids() {
        SortedMap<String, String> uids = new TreeMap<>();
        pods().forEach(pod -> uids.put(pod.getMetadata().getName(), pod.getMetadata().getUid()));
        return uids;
    }

    String pod(String masternode) {
        return ClusterLabels.pod(name, masternode);
    }

    /** What a node says of itself; nothing while it does not answer. */
    Optional<JsonNode> node(String masternode) {
        String path =
                "/api/v1/namespaces/%s/pods/%s:24101/proxy/status"
                        .formatted(namespace, pod(masternode));
        try {
            String answer = cluster.client().raw(path);
            return answer == null ? Optional.empty() : Optional.of(JSON.readTree(answer));
        } catch (KubernetesClientException | JsonProcessingException notNow) {
            return Optional.empty();
        }
    }

    long height(String masternode) {
        return node(masternode).map(node -> node.at("/chain/height").asLong()).orElse(-1L);
    }

    /** The highest height that any masternode has. */
    long height() {
        return MASTERNODES.stream().mapToLong(this::height).max().orElseThrow();
    }

    /** Waits until every masternode has this height and a block more was made. */
    void awaitHeight(long wanted) {
        Eventually.await(
                "every masternode of %s at height %d".formatted(name, wanted),
                () -> MASTERNODES.stream().allMatch(node -> height(node) >= wanted));
    }

    /** All masternodes hold the same block at the highest height that all of them have. */
    void assertOneHash() {
        Eventually.await(
                "one hash at one height",
                () -> {
                    long common = MASTERNODES.stream().mapToLong(this::height).min().orElse(0);
                    List<String> hashes =
                            MASTERNODES.stream()
                                    .flatMap(node -> hash(node, common).stream())
                                    .toList();
                    assertThat(hashes.stream().distinct().count())
                            .as("hashes at height %d: %s", common, hashes)
                            .isLessThanOrEqualTo(1);
                    return common > 0 && hashes.size() == MASTERNODES.size();
                });
    }

    /** Every masternode is connected to every other, and nobody between them can read along. */
    void assertEncrypted() {
        assertThat(MASTERNODES)
                .allSatisfy(name ->
                        assertThat(node(name).orElseThrow().path("peers"))
                                .as("peers of %s", name)
                                .hasSize(MASTERNODES.size() - 1)
                                .allMatch(peer -> peer.path("encrypted").asBoolean()));
    }

    private Optional<String> hash(String masternode, long height) {
        return node(masternode).stream()
                .flatMap(node -> node.at("/chain/recent").valueStream())
                .filter(block -> block.path("height").asLong() == height)
                .map(block -> block.path("hash").asText())
                .findFirst();
    }

    /** Deletes the namespace with all that is in it; it goes while the next test begins. */
    void remove() {
        cluster.kubectl("delete", "namespace", namespace, "--wait=false", "--ignore-not-found");
    }
}
