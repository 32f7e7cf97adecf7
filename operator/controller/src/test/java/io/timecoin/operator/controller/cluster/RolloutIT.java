package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.ControllerRevision;
import io.fabric8.kubernetes.client.extended.leaderelection.LeaderCallbacks;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.RunningOperator;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.time.Duration;
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
                    .replace("progressDeadline: 1m", "progressDeadline: 3s");

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
    void aReplicaGoesOnInTheMiddleOfAWaveThatTheLeaderBegan(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.stopOperator();
            long missed = cluster.nodes.missedSlots();
            RunningOperator leader = cluster.newOperator(server.client(), election(cluster, "a"));
            cluster.awaitTrue("a leads", () -> cluster.leader().equals(Optional.of("a")));
            try (RunningOperator _ = cluster.newOperator(server.client(), election(cluster, "b"))) {
                cluster.apply(NEXT, Behaviour.GOOD);
                cluster.await("in the second wave", status -> wave(status) == 2);

                leader.close();

                cluster.awaitTrue("b leads", () -> cluster.leader().equals(Optional.of("b")));
                TimeNetworkStatus status =
                        cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
                assertThat(status.history().getFirst().waves()).isEqualTo(4);
                assertThat(cluster.nodes.missedSlots()).isEqualTo(missed);
            }
        }
    }

    @Test
    void anImageWhoseNodesEndAgainAndAgainIsTakenBack(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            cluster.apply(NEXT, Behaviour.CRASHES);
            TimeNetworkStatus status =
                    cluster.await(
                            "rolled back",
                            now -> now.failedRevision() != null && now.phase() == Phase.RUNNING);

            assertThat(status.history().getFirst().reason())
                    .startsWith("version: free-0 is in a crash loop: 3 restarts");
            assertThat(images(cluster)).containsOnly("time-node:1.0.0");
        }
    }

    @Test
    void anImageOfSomethingElseIsToldByAReasonOfItsOwnAndTakenBack(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            cluster.apply(
                    NEXT.replace("progressDeadline: 1m", "progressDeadline: 5s"),
                    Behaviour.ANSWERS_SOMETHING_ELSE);

            assertThat(cluster.awaitCondition("RolloutComplete", "NotAMasternode").getMessage())
                    .contains(
                            "free-0 runs time-node:1.1.0, which does not answer as a masternode does: GET /status answers HTTP 404",
                            "is that the image of a masternode?");
            cluster.await(
                    "rolled back",
                    now -> now.failedRevision() != null && now.phase() == Phase.RUNNING);
            assertThat(cluster.eventReasons()).contains("NotAMasternode", "RolledBack");
        }
    }

    @Test
    void revisionsThatNoHistoryNamesAreDeleted(ApiServer.Running server) {
        String limited = TestCluster.YAML.replace("rollout:", "rollout:\n    historyLimit: 1");
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap(limited);
            for (String version : List.of("1.1.0", "1.2.0")) {
                cluster.apply(limited.replace(":1.0.0", ":" + version), Behaviour.GOOD);
                cluster.await("at " + version, now -> version.equals(now.version()));
            }

            cluster.awaitTrue(
                    "one revision", () -> cluster.all(ControllerRevision.class).size() == 1);

            assertThat(cluster.status().history()).hasSize(1);
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

    /** Takes over within seconds, so that the test does not last. */
    private static Optional<LeaderElectionConfiguration> election(TestCluster cluster, String me) {
        return Optional.of(
                new LeaderElectionConfiguration(
                        TestCluster.LEASE,
                        cluster.namespace(),
                        Duration.ofSeconds(3),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(500),
                        me,
                        new LeaderCallbacks(() -> {}, () -> {}, _ -> {}),
                        false));
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
