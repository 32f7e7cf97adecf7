package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Volumes: where they come from, and how they grow. */
@ExtendWith(ApiServer.class)
class StorageIT {
    private static final String CLASSES =
            """
            apiVersion: storage.k8s.io/v1
            kind: CSIDriver
            metadata: {name: csi.example.org}
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: growing}
            provisioner: csi.example.org
            allowVolumeExpansion: true
            ---
            apiVersion: storage.k8s.io/v1
            kind: StorageClass
            metadata: {name: fixed}
            provisioner: example.org/host-path
            """;

    @Test
    void volumesGrowWithTheSpecAndRestartNobody(ApiServer.Running server) {
        server.apply(CLASSES);
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap(withStorage("{size: 1Gi, storageClassName: growing}"));
            List<String> pods = cluster.podIds();
            assertThat(cluster.awaitCondition("VolumesMatch", "AsExpected").getMessage())
                    .isEqualTo("4 volumes as large as the spec asks for");

            cluster.apply(withStorage("{size: 2Gi, storageClassName: growing}"), Behaviour.GOOD);

            cluster.awaitTrue("2Gi", () -> size(cluster, "data-testnet-gold-0-0").equals("2Gi"));
            cluster.awaitCondition("VolumesMatch", "AsExpected");
            assertThat(size(cluster, "data-testnet-gold-1-0")).isEqualTo("2Gi");
            assertThat(size(cluster, "data-testnet-free-0-0")).isEqualTo("10Gi");
            assertThat(cluster.podIds()).isEqualTo(pods);
            assertThat(cluster.status().history()).hasSize(1);
        }
    }

    @Test
    void whereTheClassLetsNoVolumeGrowAConditionSaysWhatToDo(ApiServer.Running server) {
        server.apply(CLASSES);
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap(withStorage("{size: 1Gi, storageClassName: fixed}"));

            cluster.apply(withStorage("{size: 2Gi, storageClassName: fixed}"), Behaviour.GOOD);

            Condition refused = cluster.awaitCondition("VolumesMatch", "VolumeGrowthRefused");
            assertThat(refused.getStatus()).isEqualTo("False");
            assertThat(refused.getMessage())
                    .contains(
                            "data-testnet-gold-0-0 has 1Gi, wants 2Gi: storage class fixed does not let volumes grow",
                            "allowVolumeExpansion");
            cluster.awaitTrue("told", () -> cluster.eventReasons().contains("VolumeGrowthRefused"));
            assertThat(size(cluster, "data-testnet-gold-0-0")).isEqualTo("1Gi");
        }
    }

    @Test
    void aVolumeIsForOnePodWhereTheClassOffersIt(ApiServer.Running server) {
        server.apply(CLASSES);
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap(withStorage("{size: 1Gi, storageClassName: growing}"));

            assertThat(accessModes(cluster, "testnet-gold-0")).containsOnly("ReadWriteOncePod");
            assertThat(accessModes(cluster, "testnet-free-0")).containsOnly("ReadWriteOnce");
        }
    }

    @Test
    void aStorageClassThatDoesNotExistIsAnIncidentUntilItDoes(ApiServer.Running server) {
        server.apply(CLASSES);
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.apply(withStorage("{size: 1Gi, storageClassName: absent}"), Behaviour.GOOD);

            assertThat(cluster.awaitCondition("Degraded", "StorageClassMissing").getMessage())
                    .contains("storage class absent of pool gold does not exist (there are: ")
                    .contains("fixed, growing");
            assertThat(cluster.all(StatefulSet.class)).isEmpty();

            server.apply(CLASSES.replace("name: fixed", "name: absent"));
            cluster.await("running", TestCluster::isComplete);
        } finally {
            server.kubectl("delete", "storageclass", "absent");
        }
    }

    private static String withStorage(String storage) {
        return TestCluster.YAML.replace(
                "{name: gold, tier: Gold, replicas: 2}",
                "{name: gold, tier: Gold, replicas: 2, storage: " + storage + "}");
    }

    private static List<String> accessModes(TestCluster cluster, String set) {
        return cluster.find(StatefulSet.class, set)
                .orElseThrow()
                .getSpec()
                .getVolumeClaimTemplates()
                .getFirst()
                .getSpec()
                .getAccessModes();
    }

    private static String size(TestCluster cluster, String claim) {
        return String.valueOf(
                cluster.find(PersistentVolumeClaim.class, claim)
                        .orElseThrow()
                        .getStatus()
                        .getCapacity()
                        .get("storage"));
    }
}
