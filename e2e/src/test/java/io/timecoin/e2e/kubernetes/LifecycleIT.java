package io.timecoin.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.e2e.Eventually;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the first apply to the deletion. */
@OnCluster(ClusterKind.SOURCE)
class LifecycleIT {
    private static final String KINDS =
            "tnet,statefulset,pod,service,configmap,secret,pvc,pdb,networkpolicy,controllerrevision";

    private final TestCluster cluster;
    private final TestNetwork network;

    LifecycleIT(TestCluster cluster) {
        this.cluster = cluster;
        network = new TestNetwork(cluster);
    }

    @AfterEach
    void remove() {
        network.remove();
    }

    @Test
    void twoNetworksInOneNamespaceKeepApart() {
        TestNetwork other = network.neighbour("other");
        network.bringUp();
        TimeNetworkStatus status = other.bringUp();
        assertThat(TestNetwork.connections(status)).isEqualTo(6);
        assertThat(genesis(other)).isPresent().isNotEqualTo(genesis(network));
        SortedMap<String, String> before = other.uids();

        network.upgradeTo(Images.NEXT_NODE);
        network.awaitComplete();

        assertThat(other.uids()).isEqualTo(before);
        assertThat(other.status().version()).isEqualTo("1.0.0");
        network.assertOneHash();
        other.assertOneHash();
    }

    private static Optional<String> genesis(TestNetwork network) {
        return network.node("gold-0").map(node -> node.at("/chain/genesisHash").asText());
    }

    @Test
    void aDeletedNetworkLeavesNothingBehind() {
        network.bringUp();
        assertThat(objects()).isNotEmpty();

        network.kubectl("delete", "tnet", "testnet");

        Eventually.await("nothing left", () -> objects().isEmpty());
        Eventually.await(
                "no volume left",
                () ->
                        cluster.client().persistentVolumes().list().getItems().stream()
                                .noneMatch(volume ->
                                        network.namespace()
                                                .equals(
                                                        volume.getSpec()
                                                                .getClaimRef()
                                                                .getNamespace())));
    }

    @Test
    void aRetainedNetworkGoesOnWithItsKeysAndItsChainWhenItIsMadeAgain() {
        network.bringUp("Retain");
        Optional<String> identity =
                network.node("gold-0").map(node -> node.path("nodeId").asText());
        Optional<String> genesis = genesis(network);
        long height = network.height();
        network.kubectl("delete", "tnet", "testnet");
        Eventually.await("no Pod left", () -> network.pods().isEmpty());
        assertThat(objects())
                .filteredOn(object -> object.startsWith("persistentvolumeclaim/"))
                .hasSize(4);

        network.bringUp("Retain");

        assertThat(network.node("gold-0").map(node -> node.path("nodeId").asText()))
                .isPresent()
                .isEqualTo(identity);
        assertThat(genesis(network)).isEqualTo(genesis);
        assertThat(network.height()).isGreaterThan(height);
        network.assertOneHash();
    }

    /** What is labelled as the network's, as {@code kind/name}. */
    private List<String> objects() {
        return network.kubectl("get", KINDS, "-l", "time-coin.io/network=testnet", "-o", "name")
                .lines()
                .toList();
    }

    @Test
    void everyExampleIsAcceptedAndSixMasternodesOfMixedTiersRun() throws IOException {
        try (Stream<Path> examples = Files.list(cluster.manifests().resolve("networks"))) {
            assertThat(examples)
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(
                                            network.kubectl(
                                                    "apply",
                                                    "--dry-run=server",
                                                    "-f",
                                                    file.toString()))
                                    .contains("created (server dry run)"));
        }
        TestNetwork mixed = network.neighbour("mixed-tiers");

        network.kubectl(
                "apply", "-f", cluster.manifests().resolve("networks/mixed-tiers.yaml").toString());

        assertThat(TestNetwork.connections(mixed.awaitComplete())).isEqualTo(15);
    }

    @Test
    void theResourceExplainsItself() {
        String explained = cluster.kubectl("explain", "timenetwork.spec.rollout");

        assertThat(explained).contains("maxUnavailable", "progressDeadline", "onFailure");
    }
}
