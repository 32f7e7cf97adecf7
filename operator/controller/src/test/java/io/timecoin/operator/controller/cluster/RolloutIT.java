package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServer.class)
class RolloutIT {
    private static final String NEXT = TestCluster.YAML.replace(":1.0.0", ":1.1.0");
    private static final String MISSING =
            TestCluster.YAML
                    .replace("time-node:1.0.0", "missing:1.1.0")
                    .replace("progressDeadline: 20s", "progressDeadline: 3s");

    @Test
    void anUpgradeGoesOutInWavesThatQuorumCanSpareAndMissesNoBlock(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            long missed = cluster.nodes.missedSlots();

            cluster.apply(NEXT, Behaviour.GOOD);
            TimeNetworkStatus status =
                    cluster.await("upgraded", now -> "1.1.0".equals(now.version()));

            assertThat(status.phase()).isEqualTo(Phase.RUNNING);
            assertThat(status.history().getFirst().outcome()).isEqualTo(RolloutOutcome.COMPLETE);
            assertThat(status.history().getFirst().waves()).isEqualTo(4);
            assertThat(cluster.nodes.missedSlots()).isEqualTo(missed);
            assertThat(images(cluster)).containsOnly("time-node:1.1.0");
            assertThat(cluster.eventReasons()).contains("WaveStarted", "WavePassed");
        }
    }

    @Test
    void nodesAreToldThatTheUpgradeIsCompleteWithTheTokenOfEach(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            cluster.awaitTrue("told", () -> cluster.nodes.finalizations().size() >= 4);

            assertThat(cluster.nodes.finalizations())
                    .allSatisfy(call -> assertThat(call).matches("[a-z]+-\\d Bearer [0-9a-f]{64}"));
        }
    }

    @Test
    void anImageThatCannotBePulledIsTakenBack(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            cluster.apply(MISSING, Behaviour.GOOD);
            TimeNetworkStatus status =
                    cluster.await(
                            "rolled back",
                            now -> now.failedRevision() != null && now.phase() == Phase.RUNNING);

            assertThat(status.version()).isEqualTo("1.0.0");
            assertThat(images(cluster)).containsOnly("time-node:1.0.0");
            assertThat(cluster.eventReasons()).contains("RolloutFailed", "RolledBack");
        }
    }

    @Test
    void anOperatorThatIsKilledMidWaveIsFollowedByOneThatGoesOn(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            long missed = cluster.nodes.missedSlots();
            cluster.apply(NEXT, Behaviour.GOOD);
            cluster.await("in the second wave", status -> wave(status) == 2);

            cluster.stopOperator();
            cluster.startOperator();

            TimeNetworkStatus status =
                    cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
            assertThat(status.history().getFirst().waves()).isEqualTo(4);
            assertThat(cluster.nodes.missedSlots()).isEqualTo(missed);
        }
    }

    @Test
    void aRevisionIsKeptWholeUnderItsName(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.apply(NEXT, Behaviour.GOOD);
            cluster.await("upgraded", now -> "1.1.0".equals(now.version()));

            assertThat(cluster.all(ControllerRevision.class)).hasSize(2);
        }
    }

    @Test
    void aPausedRolloutShowsItsPlanAndReplacesNothing(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            String paused = NEXT.replace("rollout:", "rollout:\n    paused: true");

            cluster.apply(paused, Behaviour.GOOD);
            TimeNetworkStatus status = cluster.await("planned", now -> !now.plan().isEmpty());

            assertThat(status.plan()).hasSize(4);
            assertThat(images(cluster)).containsOnly("time-node:1.0.0");
        }
    }

    @Test
    void aStatusThatSomebodyElseWroteIsNotOverwrittenByAnOldDecision(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.stopOperator();
            TimeNetwork network = cluster.find(TimeNetwork.class, "testnet").orElseThrow();
            network.setStatus(network.getStatus().toBuilder().failedRevision("f00").build());
            cluster.client.resource(network).updateStatus();

            cluster.startOperator();
            cluster.apply(NEXT, Behaviour.GOOD);

            cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
        }
    }

    private static int wave(TimeNetworkStatus status) {
        return Optional.ofNullable(status.rollout()).map(RolloutStatus::wave).orElse(0);
    }

    private static List<String> images(TestCluster cluster) {
        return cluster.all(Pod.class).stream()
                .filter(pod -> Labels.find(pod, Labels.MASTERNODE).isPresent())
                .map(pod -> pod.getSpec().getContainers().getFirst().getImage())
                .toList();
    }
}
