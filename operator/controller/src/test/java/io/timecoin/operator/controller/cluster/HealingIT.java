package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ApiServer.class)
class HealingIT {
    @Test
    void aDeletedServiceAndBudgetComeBack(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();

            cluster.client
                    .resource(cluster.find(Service.class, "testnet-rpc").orElseThrow())
                    .delete();
            cluster.client
                    .resource(cluster.find(PodDisruptionBudget.class, "testnet").orElseThrow())
                    .delete();

            cluster.awaitTrue(
                    "there again",
                    () ->
                            cluster.find(Service.class, "testnet-rpc").isPresent()
                                    && cluster.find(PodDisruptionBudget.class, "testnet")
                                            .isPresent());
        }
    }

    @Test
    void aFieldThatSomebodyChangedIsSetBack(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            Service service = cluster.find(Service.class, "testnet-p2p").orElseThrow();
            StatefulSet set = cluster.find(StatefulSet.class, "testnet-gold-0").orElseThrow();

            cluster.client
                    .resource(
                            new ServiceBuilder(service)
                                    .editSpec()
                                    .withPublishNotReadyAddresses(false)
                                    .endSpec()
                                    .build())
                    .update();
            cluster.client
                    .resource(
                            new StatefulSetBuilder(set)
                                    .editSpec()
                                    .withReplicas(0)
                                    .endSpec()
                                    .build())
                    .update();

            cluster.awaitTrue(
                    "as before",
                    () ->
                            Boolean.TRUE.equals(
                                            cluster.find(Service.class, "testnet-p2p")
                                                    .orElseThrow()
                                                    .getSpec()
                                                    .getPublishNotReadyAddresses())
                                    && cluster.find(StatefulSet.class, "testnet-gold-0")
                                                    .orElseThrow()
                                                    .getSpec()
                                                    .getReplicas()
                                            == 1);
        }
    }

    @Test
    void aDeletedPodComesBackAtItsRevisionAndTheNetworkIsWellAgain(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            Pod pod = cluster.find(Pod.class, "testnet-gold-0-0").orElseThrow();

            cluster.client.resource(pod).withGracePeriod(0).delete();

            cluster.awaitTrue(
                    "another Pod",
                    () ->
                            cluster.find(Pod.class, "testnet-gold-0-0")
                                    .filter(now ->
                                            !now.getMetadata()
                                                    .getUid()
                                                    .equals(pod.getMetadata().getUid()))
                                    .isPresent());
            cluster.await("running", status -> status.phase() == Phase.RUNNING);
        }
    }

    @Test
    void theDeletedSecretOfARegisteredMasternodeIsAnIncidentUntilItIsRestored(
            ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            Secret secret = cluster.find(Secret.class, "testnet-gold-0-key").orElseThrow();
            cluster.client.resource(secret).delete();

            Condition degraded = cluster.awaitCondition("Degraded", "KeySecretMissing");
            cluster.apply(TestCluster.YAML.replace(":1.0.0", ":1.1.0"), Behaviour.GOOD);

            assertThat(degraded.getMessage())
                    .contains("testnet-gold-0-key", "restore the Secret from a backup");
            assertThat(cluster.find(Secret.class, "testnet-gold-0-key")).isEmpty();
            assertThat(cluster.all(StatefulSet.class)).hasSize(4);

            cluster.client
                    .resource(
                            new SecretBuilder(secret)
                                    .editMetadata()
                                    .withResourceVersion(null)
                                    .withUid(null)
                                    .endMetadata()
                                    .build())
                    .create();
            cluster.await("upgraded", status -> "1.1.0".equals(status.version()));
        }
    }

    @Test
    void keysFromElsewhereForRegisteredMasternodesAreAnIncidentUntilTheSpecIsSetBack(
            ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            List<String> pods = cluster.podIds();

            cluster.apply(
                    TestCluster.YAML.replace(
                            "{name: free, tier: Free}",
                            "{name: free, tier: Free, keySecretRef: {name: other-keys}}"),
                    Behaviour.GOOD);

            assertThat(cluster.awaitCondition("Degraded", "KeySourceChanged").getMessage())
                    .contains(
                            "pool free asks for keys from elsewhere (Secret other-keys)",
                            "free-0 is registered with the key that it has (generated)",
                            "set keySecretRef of the pool back");
            assertThat(cluster.podIds()).isEqualTo(pods);

            cluster.apply(TestCluster.YAML, Behaviour.GOOD);
            cluster.await("running", status -> status.phase() == Phase.RUNNING);
            assertThat(cluster.podIds()).isEqualTo(pods);
        }
    }

    @Test
    void anObjectOfSomebodyElseIsNeverTakenOver(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            ConfigMap stranger =
                    new ConfigMapBuilder()
                            .withNewMetadata()
                            .withName("testnet-peers")
                            .withNamespace(cluster.namespace())
                            .endMetadata()
                            .addToData("mine", "yes")
                            .build();
            cluster.client.resource(stranger).create();

            cluster.apply(TestCluster.YAML, Behaviour.GOOD);

            assertThat(cluster.awaitCondition("Degraded", "NameTaken").getMessage())
                    .contains("ConfigMap testnet-peers");
            assertThat(cluster.find(ConfigMap.class, "testnet-peers").orElseThrow().getData())
                    .containsOnlyKeys("mine");
        }
    }

    @Test
    void whatTheApiServerRefusesIsAnIncidentInItsWordsUntilTheSpecIsRight(
            ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.apply(
                    TestCluster.YAML.replace(
                            "{name: gold, tier: Gold, replicas: 2}",
                            "{name: gold, tier: Gold, replicas: 2, resources: {requests: {memory: 2Gi}, limits: {memory: 1Gi}}}"),
                    Behaviour.GOOD);

            assertThat(cluster.awaitCondition("Degraded", "ObjectRefused").getMessage())
                    .contains("StatefulSet testnet-gold-0", "memory limit");

            cluster.apply(TestCluster.YAML, Behaviour.GOOD);
            cluster.await("running", TestCluster::isComplete);
        }
    }

    @Test
    void aPassThatFailsIsTriedAgain(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.nodes.failNext(3);

            cluster.bootstrap();

            assertThat(cluster.failures()).isPositive();
        }
    }
}
