package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.status.ConnectionCounts;
import io.timecoin.crds.v1alpha1.status.MasternodeCounts;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.operator.controller.resources.ConfigMaps;
import io.timecoin.operator.controller.resources.FundingSecret;
import io.timecoin.operator.platform.MasternodeKey;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServer.class)
class LifecycleIT {
    @Test
    void anAppliedNetworkComesUpAndRuns(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            TimeNetworkStatus status = cluster.status();
            assertThat(status.phase()).isEqualTo(Phase.RUNNING);
            assertThat(status.version()).isEqualTo("1.0.0");
            assertThat(status.masternodes()).extracting(MasternodeCounts::summary).isEqualTo("4/4");
            assertThat(status.connections()).extracting(ConnectionCounts::summary).isEqualTo("6/6");
            assertThat(cluster.all(StatefulSet.class))
                    .extracting(set -> set.getMetadata().getName())
                    .containsExactlyInAnyOrder(
                            "testnet-gold-0",
                            "testnet-gold-1",
                            "testnet-silver-0",
                            "testnet-free-0");
            assertThat(cluster.all(Pod.class)).hasSize(4);
            assertThat(cluster.eventReasons()).contains("RolloutStarted", "RolloutComplete");
        }
    }

    @Test
    void theGenesisNamesTheKeysOfTheSecrets(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            ConfigMap stored = cluster.find(ConfigMap.class, "testnet-genesis").orElseThrow();
            Genesis genesis =
                    Genesis.parse(stored.getData().getOrDefault(ConfigMaps.GENESIS_FILE, ""));
            assertThat(genesis.members()).hasSize(4);
            assertThat(cluster.all(Secret.class)).hasSize(5);
            MasternodeKey funding =
                    FundingSecret.key(cluster.find(Secret.class, "testnet-funding").orElseThrow());
            assertThat(genesis.allocations())
                    .extracting(Genesis.Allocation::address)
                    .containsOnly(Address.of(funding.publicKey(), NetworkType.TESTNET).toString());
        }
    }

    @Test
    void nothingIsWrittenWhileNothingChanges(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            Map<String, String> before = cluster.versions();
            long height = cluster.nodes.height();

            cluster.awaitTrue("5 blocks later", () -> cluster.nodes.height() >= height + 5);

            assertThat(cluster.versions()).isEqualTo(before);
        }
    }

    @Test
    void everythingButTheNetworkIsOwnedByIt(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            assertThat(cluster.ownersOfAll()).containsOnly("TimeNetwork", "StatefulSet");
        }
    }
}
