package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.Secret;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What becomes of a network's objects when it is deleted ({@code storage.reclaim}). */
@ExtendWith(ApiServer.class)
class DeletionIT {
    private static final String GOLD = "{name: gold, tier: Gold, replicas: 2}";
    private static final String RETAINED =
            TestCluster.YAML.replace(
                    GOLD, "{name: gold, tier: Gold, replicas: 2, storage: {reclaim: Retain}}");

    @Test
    void everythingGoesWithTheNetwork(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            cluster.deleteNetwork();

            cluster.awaitTrue("nothing left", () -> cluster.versions().isEmpty());
        }
    }

    @Test
    void whatIsRetainedIsAdoptedByANetworkOfTheSameName(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap(RETAINED);
            SortedMap<String, String> identity = identity(cluster);
            assertThat(identity)
                    .containsOnlyKeys(
                            "ConfigMap/testnet-genesis",
                            "PersistentVolumeClaim/data-testnet-gold-0-0",
                            "PersistentVolumeClaim/data-testnet-gold-1-0",
                            "Secret/testnet-free-0-key",
                            "Secret/testnet-funding",
                            "Secret/testnet-gold-0-key",
                            "Secret/testnet-gold-1-key",
                            "Secret/testnet-silver-0-key");

            cluster.deleteNetwork();
            cluster.awaitTrue(
                    "only that left", () -> cluster.versions().keySet().equals(identity.keySet()));

            cluster.bootstrap(RETAINED);
            assertThat(identity(cluster)).isEqualTo(identity);
        }
    }

    @Test
    void whoSetsRetainLaterKeepsKeysAndGenesisToo(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            assertThat(identity(cluster)).isEmpty();

            cluster.apply(RETAINED, Behaviour.GOOD);
            cluster.awaitTrue("kept", () -> identity(cluster).size() == 8);

            cluster.apply(
                    TestCluster.YAML.replace(
                            GOLD, GOLD.replace("2}", "2, storage: {reclaim: Delete}}")),
                    Behaviour.GOOD);
            cluster.awaitTrue("goes again", () -> identity(cluster).isEmpty());
            assertThat(cluster.status().history()).hasSize(1);
        }
    }

    /** UIDs of what stays when the network goes. */
    private static SortedMap<String, String> identity(TestCluster cluster) {
        SortedMap<String, String> kept = new TreeMap<>();
        for (Class<? extends HasMetadata> kind :
                List.of(ConfigMap.class, Secret.class, PersistentVolumeClaim.class)) {
            cluster.all(kind).stream()
                    .filter(object -> object.getMetadata().getOwnerReferences().isEmpty())
                    .forEach(object ->
                            kept.put(
                                    object.getKind() + "/" + object.getMetadata().getName(),
                                    object.getMetadata().getUid()));
        }
        return kept;
    }
}
