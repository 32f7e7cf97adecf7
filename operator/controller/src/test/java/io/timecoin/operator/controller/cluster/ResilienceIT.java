package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfiguration;
import io.javaoperatorsdk.operator.api.config.LeaderElectionConfigurationBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.RunningOperator;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An API server that is away, slow or busy with others, and a leader that loses it, all in the middle of a rollout. */
@ExtendWith(ApiServer.class)
class ResilienceIT {
    private static final String NEXT = TestCluster.YAML.replace(":1.0.0", ":1.1.0");

    @Test
    void anApiServerThatGoesAwayMidWaveAndComesBackIsGoneOnWith(ApiServer.Running server) {
        try (Cable cable = new Cable(server.port());
                TestCluster cluster =
                        new TestCluster(server, TestCluster.YAML, _ -> server.client(cable))) {
            cluster.bootstrap();
            cluster.apply(NEXT, Behaviour.GOOD);
            cluster.await("in the second wave", status -> wave(status) == 2);

            cable.cut();
            long height = cluster.nodes.height();
            cluster.awaitTrue("5 blocks later", () -> cluster.nodes.height() >= height + 5);
            cable.mend();

            assertUpgradedInFourWaves(cluster);
        }
    }

    @Test
    void aSlowApiServerMakesARolloutSlowAndNothingElse(ApiServer.Running server) {
        try (Cable cable = new Cable(server.port());
                TestCluster cluster =
                        new TestCluster(server, TestCluster.YAML, _ -> server.client(cable))) {
            cluster.bootstrap();

            cable.slowDown(Duration.ofMillis(50));
            cluster.apply(NEXT, Behaviour.GOOD);

            assertUpgradedInFourWaves(cluster);
        }
    }

    /** Somebody else writes the network all the time: a decision on what was read before is void, and taken anew. */
    @Test
    void aDecisionOnAnOldResourceIsRefusedByTheServerAndTakenAnew(ApiServer.Running server) {
        Requests requests = new Requests();
        AtomicBoolean writing = new AtomicBoolean(true);
        try (TestCluster cluster =
                new TestCluster(server, TestCluster.YAML, _ -> server.client(requests))) {
            cluster.bootstrap();
            Thread writer = Thread.ofVirtual().start(() -> writeWhile(writing, cluster));
            cluster.apply(NEXT, Behaviour.GOOD);

            cluster.awaitTrue(
                    "a conflict",
                    () ->
                            requests.conflicts().stream()
                                    .anyMatch(path -> path.endsWith("/testnet/status")));
            writing.set(false);
            writer.join();

            assertUpgradedInFourWaves(cluster);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLeaderThatLosesTheApiServerMidWaveIsFollowedByAnother(ApiServer.Running server) {
        try (Cable first = new Cable(server.port());
                Cable second = new Cable(server.port());
                TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.stopOperator();
            try (RunningOperator one =
                            cluster.newOperator(server.client(first), election(cluster, "one"));
                    RunningOperator other =
                            cluster.newOperator(
                                    server.client(second), election(cluster, "other"))) {
                assertThat(one).isNotEqualTo(other);
                cluster.apply(NEXT, Behaviour.GOOD);
                cluster.await("in the second wave", status -> wave(status) == 2);
                String leader = cluster.leader().orElseThrow();

                (leader.equals("one") ? first : second).cut();

                cluster.awaitTrue(
                        "another leader",
                        () -> cluster.leader().filter(now -> !now.equals(leader)).isPresent());
                assertUpgradedInFourWaves(cluster);
                first.mend();
                second.mend();
            }
        }
    }

    private static Optional<LeaderElectionConfiguration> election(
            TestCluster cluster, String identity) {
        return Optional.of(
                LeaderElectionConfigurationBuilder.aLeaderElectionConfiguration(TestCluster.LEASE)
                        .withLeaseNamespace(cluster.namespace())
                        .withIdentity(identity)
                        .withLeaseDuration(Duration.ofSeconds(6))
                        .withRenewDeadline(Duration.ofSeconds(4))
                        .withRetryPeriod(Duration.ofSeconds(1))
                        .withExitOnStopLeading(false)
                        .build());
    }

    private static void writeWhile(AtomicBoolean writing, TestCluster cluster) {
        for (int i = 0; writing.get(); i++) {
            cluster.client
                    .resources(TimeNetwork.class)
                    .inNamespace(cluster.namespace())
                    .withName("testnet")
                    .patch(
                            PatchContext.of(PatchType.JSON_MERGE),
                            "{\"metadata\":{\"annotations\":{\"written\":\"" + i + "\"}}}");
        }
    }

    private static void assertUpgradedInFourWaves(TestCluster cluster) {
        TimeNetworkStatus status = cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
        assertThat(status.history().getFirst().waves()).isEqualTo(4);
        assertThat(cluster.nodes.missedSlots()).isZero();
    }

    private static int wave(TimeNetworkStatus status) {
        return Optional.ofNullable(status.rollout()).map(RolloutStatus::wave).orElse(0);
    }
}
