package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.status.PlannedWave;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where masternodes run and how many there are. */
@ExtendWith(ApiServer.class)
class PlacementIT {
    private static final String SIX =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet}
            spec:
              image: time-node:1.0.0
              chain: {network: Testnet, blockInterval: 1s}
              masternodes:
              - {name: gold, tier: Gold, replicas: 6}
              rollout:
                paused: false
                gates: {interval: 200ms, samples: 2, handshakes: {stableFor: 500ms}, blocks: {minAdvance: 1}}
            """;

    @Test
    void aWaveStaysWithinOneZoneOfTheHosts(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server, SIX)) {
            List<String> zones = List.of("a", "b", "c", "a", "b", "c");
            for (int i = 0; i < zones.size(); i++) {
                cluster.client
                        .resource(
                                new NodeBuilder()
                                        .withNewMetadata()
                                        .withName("host-of-gold-" + i)
                                        .addToLabels("topology.kubernetes.io/zone", zones.get(i))
                                        .endMetadata()
                                        .build())
                        .createOr(known -> known.update());
            }
            cluster.bootstrap(SIX);

            cluster.apply(
                    SIX.replace(":1.0.0", ":1.1.0").replace("paused: false", "paused: true"),
                    Behaviour.GOOD);

            TimeNetworkStatus status = cluster.await("planned", now -> !now.plan().isEmpty());
            assertThat(status.plan())
                    .extracting(PlannedWave::masternodes)
                    .containsExactly(
                            List.of("gold-0", "gold-3"),
                            List.of("gold-1", "gold-4"),
                            List.of("gold-2", "gold-5"));
        }
    }

    @Test
    void anotherNumberOfMasternodesIsLeftAloneAndSaidWhileAnUpgradeGoesOn(
            ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            String more = TestCluster.YAML.replace("replicas: 2", "replicas: 3");
            cluster.apply(more, Behaviour.GOOD);
            assertThat(cluster.awaitCondition("Scaled", "ScalingNotSupported").getMessage())
                    .contains("pool gold has 2 masternodes, the spec asks for 3");
            cluster.apply(more.replace(":1.0.0", ":1.1.0"), Behaviour.GOOD);

            cluster.await("upgraded", now -> "1.1.0".equals(now.version()));
            assertThat(cluster.all(StatefulSet.class)).hasSize(4);
        }
    }
}
