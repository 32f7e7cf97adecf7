package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** An API server that is away, slow or written to by others. */
@ExtendWith(ApiServer.class)
class OutageIT {
    private static final String NEXT = TestCluster.YAML.replace(":1.0.0", ":1.1.0");

    @Test
    void anApiServerThatIsAwayInTheMiddleOfARolloutIsWaitedFor(ApiServer.Running server) {
        try (Cable cable = new Cable(server.port());
                TestCluster cluster =
                        new TestCluster(server, TestCluster.YAML, _ -> server.client(cable))) {
            cluster.bootstrap();
            long missed = cluster.nodes.missedSlots();
            cluster.apply(NEXT, Behaviour.GOOD);
            cluster.await("in the first wave", status -> status.phase() == Phase.ROLLING_OUT);

            cable.cut();
            cluster.awaitTrue("passes that fail", () -> cluster.failures() > 0);
            cable.mend();

            cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
            assertThat(cluster.nodes.missedSlots()).isEqualTo(missed);
        }
    }

    @Test
    void aSlowApiServerSlowsARolloutDownAndNothingElse(ApiServer.Running server) {
        try (Cable cable = new Cable(server.port());
                TestCluster cluster =
                        new TestCluster(server, TestCluster.YAML, _ -> server.client(cable))) {
            cable.slowDown(Duration.ofMillis(30));
            cluster.bootstrap();

            cluster.apply(NEXT, Behaviour.GOOD);

            TimeNetworkStatus status =
                    cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
            assertThat(status.history().getFirst().waves()).isEqualTo(4);
        }
    }

    @Test
    void aStatusThatWasStoredMeanwhileMakesADecisionVoid(ApiServer.Running server) {
        Requests requests = new Requests();
        try (TestCluster cluster =
                new TestCluster(server, TestCluster.YAML, _ -> server.client(requests))) {
            cluster.bootstrap();
            long missed = cluster.nodes.missedSlots();
            cluster.apply(NEXT, Behaviour.GOOD);

            cluster.awaitTrue(
                    "a conflict",
                    () -> {
                        touch(cluster);
                        return requests.conflicts().stream()
                                .anyMatch(path -> path.endsWith("/timenetworks/testnet/status"));
                    });

            TimeNetworkStatus status =
                    cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
            assertThat(status.history().getFirst().waves()).isEqualTo(4);
            assertThat(cluster.nodes.missedSlots()).isEqualTo(missed);
            assertThat(cluster.failures()).isZero();
        }
    }

    @Test
    void nothingButTheHeightIsWrittenWhileNothingChanges(ApiServer.Running server) {
        Requests requests = new Requests();
        try (TestCluster cluster =
                new TestCluster(server, TestCluster.YAML, _ -> server.client(requests))) {
            cluster.bootstrap();
            cluster.await("told to the nodes", TestCluster::isFinalized);
            requests.forget();
            long height = cluster.nodes.height();

            cluster.awaitTrue("12 blocks later", () -> cluster.nodes.height() >= height + 12);

            assertThat(requests.writes())
                    .as("writes in 12 blocks")
                    .allMatch(write -> write.endsWith("/timenetworks/testnet/status"))
                    .hasSizeLessThan(6);
        }
    }

    /** Another writer of the same object. */
    private static void touch(TestCluster cluster) {
        cluster.client
                .resources(TimeNetwork.class)
                .inNamespace(cluster.namespace())
                .withName("testnet")
                .patch(
                        PatchContext.of(PatchType.JSON_MERGE),
                        "{\"metadata\":{\"annotations\":{\"touched\":\"%d\"}}}"
                                .formatted(System.nanoTime()));
    }
}
