package io.timecoin.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.e2e.Eventually;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a cluster does to a network: Pods killed, nodes drained, operators killed and replaced. */
@OnCluster(ClusterKind.SOURCE)
class FaultIT {
    private final TestCluster cluster;
    private final TestNetwork network;

    FaultIT(TestCluster cluster) {
        this.cluster = cluster;
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
    void aKilledMasternodeComesBackUnderItsKeyAndCatchesUp() {
        long before = network.height();
        Optional<String> identity = identity("gold-0");

        network.kubectl("delete", "pod", network.pod("gold-0"), "--force", "--grace-period=0");

        network.awaitHeight(before + 5);
        network.await("connected again", status -> TestNetwork.connections(status) == 6);
        assertThat(identity("gold-0")).isPresent().isEqualTo(identity);
        network.assertOneHash();
    }

    private Optional<String> identity(String masternode) {
        return network.node(masternode).map(node -> node.path("nodeId").asText());
    }

    @Test
    void aDrainTakesAsManyMasternodesAsTheQuorumAllowsAndIsThenRefused() {
        String node = network.pods().getFirst().getSpec().getNodeName();
        try {
            String said =
                    cluster.refused(
                            "drain",
                            node,
                            "--pod-selector=time-coin.io/network=testnet",
                            "--ignore-daemonsets",
                            "--delete-emptydir-data",
                            "--timeout=20s");

            assertThat(said).contains("Cannot evict pod", "disruption budget");
            TimeNetworkStatus status =
                    network.await("one masternode short", seen -> TestNetwork.ready(seen) == 3);
            assertThat(TestNetwork.isTrue(status, "Ready")).isTrue();
            long before = network.height();
            Eventually.await("blocks go on", () -> network.height() > before + 2);
        } finally {
            cluster.kubectl("uncordon", node);
        }

        network.await("whole again", status -> TestNetwork.connections(status) == 6);
        network.assertOneHash();
    }

    @Test
    void anUpgradeGoesOnWhenEveryReplicaOfTheOperatorIsKilledInTheMiddle() {
        try (PodHistory pods = network.watchPods()) {
            network.upgradeTo(Images.NEXT_NODE);
            network.await(
                    "in its second wave",
                    status -> status.rollout() != null && status.rollout().wave() == 2);

            killOperators();
            TimeNetworkStatus after = network.awaitComplete();

            assertThat(after.version()).isEqualTo("1.0.1");
            assertThat(TestNetwork.lastRollout(after).waves()).isEqualTo(4);
            assertThat(TestNetwork.MASTERNODES)
                    .allSatisfy(node ->
                            assertThat(pods.made(network.pod(node)))
                                    .as("Pods that %s has had", node)
                                    .isEqualTo(2));
        }
        network.assertOneHash();
    }

    private void killOperators() {
        cluster.kubectl(
                "-n",
                TestCluster.OPERATOR_NAMESPACE,
                "delete",
                "pod",
                "-l",
                "app.kubernetes.io/name=time-operator",
                "--force",
                "--grace-period=0");
    }

    @Test
    void anOperatorOfAnotherVersionRestartsNoMasternode() {
        SortedMap<String, String> before = network.uids();
        try {
            useOperator(Images.NEXT_OPERATOR);

            network.patch("{\"spec\":{\"rollout\":{\"historyLimit\":5}}}");
            network.await("seen by the new operator", network::isAboutSpec);
            network.awaitComplete();

            assertThat(network.uids()).isEqualTo(before);
        } finally {
            useOperator(Images.OPERATOR);
        }
        assertThat(network.uids()).isEqualTo(before);
    }

    private void useOperator(String image) {
        cluster.kubectl(
                "-n",
                TestCluster.OPERATOR_NAMESPACE,
                "set",
                "image",
                "deployment/time-operator",
                "operator=" + image);
        cluster.awaitOperator();
    }
}
