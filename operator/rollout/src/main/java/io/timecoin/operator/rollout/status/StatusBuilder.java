package io.timecoin.operator.rollout.status;

import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.status.MasternodeCounts;
import io.timecoin.crds.v1alpha1.status.PlannedWave;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.ScalingStatus;
import io.timecoin.crds.v1alpha1.status.StableRevision;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.Progress;
import io.timecoin.operator.rollout.Revision;
import io.timecoin.operator.rollout.Situation;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes down what was seen and where the rollouts stand. Seen twice, it is equal. */
public final class StatusBuilder {
    private StatusBuilder() {}

    /**
     * The whole status.
     *
     * @param scaling the masternode that joins or leaves now
     * @param generation of the spec that was looked at
     */
    public static TimeNetworkStatus build(
            Situation situation,
            Progress progress,
            Optional<ScalingStatus> scaling,
            @Nullable Long generation) {
        Network network = situation.network();
        ConnectionMatrix matrix = ConnectionMatrix.of(network);
        return TimeNetworkStatus.builder()
                .observedGeneration(generation)
                .phase(Phases.of(situation, progress))
                .version(progress.stable().map(Revision::version).orElse(null))
                .image(progress.stable().map(Revision::image).orElse(null))
                .masternodes(count(situation))
                .connections(matrix.counts())
                .chain(situation.chain().status())
                .rollout(progress.rollout().map(StatusBuilder::summarised).orElse(null))
                .scaling(scaling.orElse(null))
                .stable(
                        progress.stable()
                                .map(stable -> new StableRevision(stable.id(), stable.image()))
                                .orElse(null))
                .plan(numbered(progress.plan()))
                .failedRevision(progress.failedRevision().orElse(null))
                .history(progress.history())
                .members(Members.of(network, situation.desired().id()))
                .conditions(Findings.of(situation, progress, scaling, matrix, generation))
                .build();
    }

    private static RolloutStatus summarised(RolloutStatus rollout) {
        return rollout.toBuilder().summary(Phases.summary(rollout)).build();
    }

    private static MasternodeCounts count(Situation situation) {
        Network network = situation.network();
        int desired =
                situation.spec().masternodes().stream().mapToInt(MasternodePool::replicas).sum();
        int ready = network.masternodes(Masternode::ready).size();
        return new MasternodeCounts(
                desired,
                ready,
                network.live(),
                network.head().map(status -> status.consensus().activeMasternodes()).orElse(0),
                network.masternodes(one -> one.runs(situation.desired().id())).size(),
                ready + "/" + desired);
    }

    private static List<PlannedWave> numbered(List<List<String>> waves) {
        List<PlannedWave> plan = new ArrayList<>();
        for (List<String> wave : waves) {
            plan.add(new PlannedWave(plan.size() + 1, wave));
        }
        return plan;
    }
}
