package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code kubectl apply -k manifests/operator}, and the operator under the rights that this gives. */
@ExtendWith(ApiServer.class)
class InstallIT {
    private static final Path MANIFESTS = Path.of("../../manifests");

    @BeforeEach
    void install(ApiServer.Running server) {
        String printed =
                server.kubectl(
                        "apply", "--server-side", "-k", MANIFESTS.resolve("operator").toString());
        assertThat(printed).contains("deployment.apps/time-operator serverside-applied");
    }

    @Test
    void theDeploymentIsAcceptedAndNeedsNothingThatTheRestrictedStandardForbids(
            ApiServer.Running server) {
        String printed =
                server.kubectl(
                        "apply",
                        "--server-side",
                        "--force-conflicts",
                        "-k",
                        MANIFESTS.resolve("operator").toString());

        assertThat(printed).doesNotContain("Warning", "error");
        try (TestCluster cluster = new TestCluster(server)) {
            Deployment deployment =
                    cluster.client
                            .apps()
                            .deployments()
                            .inNamespace("time-system")
                            .withName("time-operator")
                            .get();
            assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
        }
    }

    @Test
    void theRightsOfTheServiceAccountAreEnoughForALifeOfANetwork(ApiServer.Running server) {
        try (TestCluster cluster =
                new TestCluster(
                        server,
                        TestCluster.YAML,
                        _ -> server.clientOf("time-system", "time-operator"))) {
            cluster.bootstrap();
            cluster.apply(TestCluster.YAML.replace(":1.0.0", ":1.1.0"), Behaviour.GOOD);
            cluster.await("upgraded", status -> "1.1.0".equals(status.version()));
            cluster.apply(
                    TestCluster.YAML
                            .replace(":1.0.0", ":1.1.0")
                            .replace("rollout:", "networkPolicy: {enabled: false}\n  rollout:"),
                    Behaviour.GOOD);

            cluster.awaitTrue("without a policy", cluster::hasNoNetworkPolicy);
            assertThat(cluster.status().phase()).isEqualTo(Phase.RUNNING);
        }
    }

    @Test
    void installedForOneNamespaceItNeedsNoRightOutsideOfIt(ApiServer.Running server) {
        String install =
                server.kubectl(
                        "kustomize",
                        "--load-restrictor=LoadRestrictionsNone",
                        MANIFESTS.resolve("operator-one-namespace").toString());
        assertThat(install)
                .contains("kind: RoleBinding")
                .doesNotContain("kind: ClusterRole", "kind: ClusterRoleBinding");
        try (TestCluster cluster =
                new TestCluster(
                        server,
                        TestCluster.YAML,
                        namespace -> {
                            server.apply(install.replace("time-system", namespace));
                            return server.clientOf(namespace, "time-operator");
                        })) {
            cluster.bootstrap();

            cluster.apply(TestCluster.YAML.replace(":1.0.0", ":1.1.0"), Behaviour.GOOD);

            cluster.await("upgraded", status -> "1.1.0".equals(status.version()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"testnet", "mixed-tiers", "mainnet"})
    void everyExampleOfANetworkIsAcceptedAndItsObjectsToo(
            String example, ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            String printed =
                    server.kubectl(
                            "apply",
                            "-n",
                            cluster.namespace(),
                            "-f",
                            MANIFESTS.resolve("networks/" + example + ".yaml").toString());

            assertThat(printed).contains("created");
            cluster.awaitTrue(
                    "with a StatefulSet", () -> cluster.firstStatefulSetOf(example).isPresent());
            assertThat(cluster.find(TimeNetwork.class, example)).isPresent();
        }
    }
}
