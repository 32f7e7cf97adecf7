package io.timecoin.operator.controller.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Pod;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.observe.VersionCache;
import io.timecoin.operator.controller.resources.Labels;
import io.timecoin.operator.rollout.simulation.Behaviour;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A StatefulSet waits for ever with a Pod that is not ready, even where another revision is to replace it. */
@ExtendWith(ApiServer.class)
class StuckPodIT {
    private static final String NEXT = TestCluster.YAML.replace(":1.0.0", ":1.1.0");
    private static final String MISSING =
            TestCluster.YAML.replace("time-node:1.0.0", "missing:1.0.1");

    @Test
    void aPodWhoseImageCannotBePulledMakesWayForTheRevisionThatFollows(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.apply(MISSING, Behaviour.GOOD);
            cluster.await("stuck", status -> isWaitingFor(status, "ImagePullBackOff"));
            Pod stuck = pod(cluster, "free-0");

            cluster.apply(NEXT, Behaviour.GOOD);

            awaitRunning(cluster, "1.1.0");
            assertThat(uid(pod(cluster, "free-0"))).isNotEqualTo(uid(stuck));
        }
    }

    @Test
    void aMasternodeThatHangsAtTheOldRevisionIsReplacedFirst(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.nodes.breakHost("gold-0", true);
            cluster.await("one down", status -> isLive(status, 3));
            Pod stuck = pod(cluster, "gold-0");

            cluster.apply(NEXT, Behaviour.GOOD);
            cluster.awaitTrue(
                    "another Pod",
                    () -> find(cluster, "gold-0").filter(now -> !isSame(now, stuck)).isPresent());
            cluster.nodes.breakHost("gold-0", false);

            awaitRunning(cluster, "1.1.0");
        }
    }

    @Test
    void aFirstRolloutWhoseImageCannotBePulledMakesWayToo(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.apply(
                    MISSING.replace("progressDeadline: 1m", "progressDeadline: 3s"),
                    Behaviour.GOOD);
            cluster.await("failed", status -> isAt(status, RolloutStep.FAILED));
            assertThat(cluster.status().phase()).isEqualTo(Phase.DEGRADED);

            cluster.apply(NEXT, Behaviour.GOOD);

            awaitRunning(cluster, "1.1.0");
        }
    }

    @Test
    void aPodThatWasReplacedMeanwhileIsNotDeleted(ApiServer.Running server) {
        try (TestCluster cluster = new TestCluster(server)) {
            cluster.bootstrap();
            cluster.stopOperator();
            cluster.stopControllers();
            TimeNetwork network = cluster.find(TimeNetwork.class, "testnet").orElseThrow();
            Applier applier = new Applier(cluster.client, network, new VersionCache<>());
            Pod pod = pod(cluster, "gold-0");

            applier.deletePod(pod.getMetadata().getName(), "uid-of-its-predecessor");
            assertThat(pod(cluster, "gold-0").getMetadata().getDeletionTimestamp()).isNull();

            applier.deletePod(pod.getMetadata().getName(), uid(pod));
            assertThat(pod(cluster, "gold-0").getMetadata().getDeletionTimestamp()).isNotNull();
        }
    }

    private static void awaitRunning(TestCluster cluster, String version) {
        TimeNetworkStatus status =
                cluster.await(
                        "running " + version,
                        now -> version.equals(now.version()) && now.phase() == Phase.RUNNING);
        assertThat(status.masternodes()).extracting(counts -> counts.summary()).isEqualTo("4/4");
        List<String> revisions =
                cluster.all(Pod.class).stream()
                        .map(pod -> Labels.find(pod, Labels.REVISION).orElse(""))
                        .distinct()
                        .toList();
        assertThat(revisions).hasSize(1);
    }

    private static boolean isWaitingFor(TimeNetworkStatus status, String what) {
        return Optional.ofNullable(status.rollout())
                .map(rollout -> rollout.waitingFor())
                .filter(text -> text.contains(what))
                .isPresent();
    }

    private static boolean isAt(TimeNetworkStatus status, RolloutStep step) {
        return Optional.ofNullable(status.rollout())
                .filter(rollout -> rollout.step() == step)
                .isPresent();
    }

    private static boolean isLive(TimeNetworkStatus status, int masternodes) {
        return Optional.ofNullable(status.masternodes())
                .filter(counts -> counts.live() == masternodes)
                .isPresent();
    }

    private static Pod pod(TestCluster cluster, String masternode) {
        return find(cluster, masternode).orElseThrow();
    }

    private static Optional<Pod> find(TestCluster cluster, String masternode) {
        return cluster.find(Pod.class, "testnet-" + masternode + "-0");
    }

    private static boolean isSame(Pod one, Pod other) {
        return uid(one).equals(uid(other));
    }

    private static String uid(Pod pod) {
        return pod.getMetadata().getUid();
    }
}
