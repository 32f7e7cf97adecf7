package io.timecoin.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Upgrades on a whole cluster, good ones and bad ones. */
@OnCluster(ClusterKind.SOURCE)
class RolloutIT {
    private final TestNetwork network;

    RolloutIT(TestCluster cluster) {
        network = new TestNetwork(cluster);
    }

    @BeforeEach
    void bringUp() {
        network.bringUp();
    }

    @AfterEach
    void remove() {
        network.remove();
    }

    @Test
    void aNetworkComesUpAndIsUpgradedWaveByWave() {
        TimeNetworkStatus before = network.status();
        assertThat(before.phase()).isEqualTo(Phase.RUNNING);
        assertThat(TestNetwork.connections(before)).isEqualTo(6);
        network.assertEncrypted();
        long height = network.height();

        network.upgradeTo(Images.NEXT_NODE);
        TimeNetworkStatus after = network.awaitComplete();

        assertThat(after.version()).isEqualTo("1.0.1");
        assertThat(TestNetwork.lastRollout(after).waves()).isEqualTo(4);
        assertThat(network.height()).isGreaterThan(height);
        assertThat(TestNetwork.MASTERNODES).allSatisfy(node -> assertRuns(node, "1.0.1"));
        network.assertEncrypted();
        network.assertOneHash();
    }

    @Test
    void anImageThatCannotBePulledIsTakenBackAndBlocksGoOn() {
        SortedMap<String, String> before = network.uids();

        network.patch(
                """
                {"spec": {"image": "%s", "rollout": {"progressDeadline": "30s"}}}
                """
                        .formatted(Images.NOWHERE));

        assertTakenBack("ImagePull");
        assertOneWasReplaced(before);
    }

    @Test
    void anImageWhoseNodesNobodyShakesHandsWithIsTakenBackAndBlocksGoOn() {
        SortedMap<String, String> before = network.uids();

        network.upgradeTo(Images.FOREIGN_NODE);

        assertTakenBack("Mainnet");
        assertOneWasReplaced(before);
    }

    private void assertTakenBack(String reason) {
        TimeNetworkStatus after =
                network.await(
                        "taken back",
                        status ->
                                status.rollout() != null
                                        && status.rollout().step() == RolloutStep.ROLLED_BACK);
        assertThat(after.phase()).isEqualTo(Phase.RUNNING);
        assertThat(after.version()).isEqualTo("1.0.0");
        assertThat(after.failedRevision()).isNotNull();
        assertThat(after.conditions())
                .filteredOn(condition -> condition.getType().equals("RolloutComplete"))
                .singleElement()
                .satisfies(condition -> {
                    assertThat(condition.getReason()).isEqualTo("RolledBack");
                    assertThat(condition.getMessage()).contains("free-0", reason);
                });
        assertThat(TestNetwork.MASTERNODES).allSatisfy(node -> assertRuns(node, "1.0.0"));
        network.assertOneHash();
    }

    private void assertOneWasReplaced(SortedMap<String, String> before) {
        SortedMap<String, String> after = network.uids();
        List<String> replaced =
                before.entrySet().stream()
                        .filter(pod -> !pod.getValue().equals(after.get(pod.getKey())))
                        .map(Map.Entry::getKey)
                        .toList();
        assertThat(replaced).containsExactly(network.pod("free-0"));
    }

    private void assertRuns(String masternode, String version) {
        assertThat(network.node(masternode))
                .as(masternode)
                .hasValueSatisfying(
                        node -> assertThat(node.path("version").asText()).isEqualTo(version));
    }
}
