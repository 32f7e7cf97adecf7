package io.timecoin.e2e.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.Pod;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.e2e.Eventually;
import io.timecoin.timenet.kubernetes.ExternalProgram;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A network over the workers of several zones. */
@OnCluster(ClusterKind.KIND)
class WorkersIT {
    private static final int ZONES = 3;
    private static final ExternalProgram DOCKER =
            ExternalProgram.of("docker", "install docker and put it in PATH");

    private final TestCluster cluster;
    private final TestNetwork network;

    WorkersIT(TestCluster cluster) {
        this.cluster = cluster;
        network = new TestNetwork(cluster);
    }

    @BeforeEach
    void bringUp() {
        network.bringUp();
    }

    @AfterEach
    void remove() {
        network.remove();
    }

    @Test
    void noZoneHasSoManyMasternodesThatItsLossTakesTheQuorumMoreThanItMust() {
        Map<String, Long> byZone =
                network.pods().stream()
                        .collect(Collectors.groupingBy(this::zone, Collectors.counting()));

        assertThat(byZone).hasSize(ZONES);
        assertThat(byZone.values()).allMatch(masternodes -> masternodes <= 2);
    }

    private String zone(Pod pod) {
        Node worker = cluster.client().nodes().withName(pod.getSpec().getNodeName()).get();
        return worker.getMetadata().getLabels().getOrDefault("topology.kubernetes.io/zone", "none");
    }

    @Test
    void blocksGoOnWhileAWorkerIsLostAndItsMasternodeComesBackWithIt() {
        String worker = workerOfOne();

        DOCKER.run("kill", worker);
        try {
            network.await("one masternode short", status -> TestNetwork.ready(status) == 3);
            long before = network.height();
            Eventually.await("blocks go on", () -> network.height() > before + 3);
            assertThat(TestNetwork.isTrue(network.status(), "Ready")).isTrue();
        } finally {
            DOCKER.run("start", worker);
        }

        long then = network.height();
        network.awaitHeight(then + 3);
        network.await("connected again", status -> TestNetwork.connections(status) == 6);
        network.assertOneHash();
    }

    /** A worker with one masternode alone: the quorum outlives its loss. */
    private String workerOfOne() {
        Map<String, Long> byWorker =
                network.pods().stream()
                        .map(pod -> pod.getSpec().getNodeName())
                        .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return byWorker.entrySet().stream()
                .filter(worker -> worker.getValue() == 1)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void anUpgradeGoesOverSeveralWorkersInWaves() {
        network.upgradeTo(Images.NEXT_NODE);

        TimeNetworkStatus after = network.awaitComplete();

        assertThat(after.version()).isEqualTo("1.0.1");
        assertThat(TestNetwork.lastRollout(after).waves()).isGreaterThan(1);
        network.assertOneHash();
    }
}
