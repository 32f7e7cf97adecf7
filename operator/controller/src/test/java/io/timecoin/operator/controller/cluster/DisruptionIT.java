package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Drains evict Pods; the budget of the network decides which. */
@ExtendWith(ApiServer.class)
class DisruptionIT {
    @Test
    void anEvictionIsRefusedWhenItWouldTakeTheQuorum(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            awaitHealthy(cluster, 4);
            Pod first = pod(cluster, "testnet-gold-0-0");
            cluster.nodes.breakHost("gold-0", true);
            awaitHealthy(cluster, 3);

            assertThat(evict(cluster, "testnet-silver-0-0")).isFalse();
            assertThat(evict(cluster, "testnet-gold-0-0"))
                    .as("what is not ready takes nothing from the quorum")
                    .isTrue();

            cluster.nodes.breakHost("gold-0", false);
            awaitHealthy(cluster, 4);
            assertThat(pod(cluster, "testnet-gold-0-0").getMetadata().getUid())
                    .isNotEqualTo(first.getMetadata().getUid());
            assertThat(evict(cluster, "testnet-silver-0-0")).isTrue();
            awaitHealthy(cluster, 4);
            cluster.awaitCondition("Degraded", "AsExpected");
        }
    }

    /** False if the budget refuses it. */
    private static boolean evict(TestCluster cluster, String pod) {
        return cluster.client.pods().inNamespace(cluster.namespace()).withName(pod).evict();
    }

    private static Pod pod(TestCluster cluster, String name) {
        return cluster.find(Pod.class, name).orElseThrow();
    }

    private static void awaitHealthy(TestCluster cluster, int masternodes) {
        cluster.awaitTrue(
                masternodes + " healthy",
                () ->
                        cluster.find(PodDisruptionBudget.class, "testnet")
                                .filter(budget ->
                                        budget.getStatus() != null
                                                && budget.getStatus().getCurrentHealthy()
                                                        == masternodes
                                                && budget.getStatus().getDisruptedPods().isEmpty())
                                .isPresent());
    }
}
