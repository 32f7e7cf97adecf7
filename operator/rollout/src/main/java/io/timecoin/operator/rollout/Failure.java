package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.spec.FailureAction;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import java.util.List;
import java.util.Optional;

/**
 * What follows when a rollout fails (rollout.md §5):
 *
 * <ol>
 *   <li>Its revision is not tried again.
 *   <li>A rollback that failed, and a first rollout, which has nothing to go back to, stop.
 *   <li>{@code onFailure: Pause}, and a deadline at which nothing was known to be wrong: stop where it is.
 *   <li>Otherwise those that left the stable revision return to it, all at once if blocks have stopped.
 * </ol>
 */
final class Failure {
    private Failure() {}

    /**
     * The rollout has failed.
     *
     * @param reason which gate, which masternode, measured against wanted
     * @param onlyUnknown whether the operator just could not see
     */
    static Progress of(
            Situation situation,
            Progress progress,
            RolloutStatus rollout,
            String reason,
            boolean onlyUnknown) {
        if (Progress.isRollback(rollout.step())) {
            return rollbackFailed(situation, progress, rollout, reason);
        }
        RolloutStatus failed = rollout.toBuilder().failure(reason).build();
        Progress told =
                progress.failedRevision(Optional.of(rollout.revision()))
                        .tell(
                                EventReason.ROLLOUT_FAILED,
                                "%s failed in wave %d of %d: %s"
                                        .formatted(
                                                rollout.image(),
                                                rollout.wave(),
                                                rollout.waves(),
                                                reason));
        boolean nothingToReturnTo =
                progress.stable()
                        .filter(stable -> !stable.id().equals(rollout.revision()))
                        .isEmpty();
        boolean pause = situation.spec().rollout().onFailure() == FailureAction.PAUSE;
        if (onlyUnknown || (pause && !nothingToReturnTo)) {
            return Ending.stop(situation, told, failed, RolloutStep.PAUSED, RolloutOutcome.PAUSED)
                    .tell(
                            EventReason.ROLLOUT_PAUSED,
                            "nothing more is replaced until the spec changes; set rollout.restartAt to try again");
        }
        if (nothingToReturnTo) {
            return Ending.stop(situation, told, failed, RolloutStep.FAILED, RolloutOutcome.FAILED);
        }
        return rollBack(situation, told, failed);
    }

    private static Progress rollBack(Situation situation, Progress progress, RolloutStatus failed) {
        RolloutStrategy strategy =
                situation.isHalted() ? RolloutStrategy.ALL_AT_ONCE : RolloutStrategy.PARALLEL;
        RolloutStatus back =
                failed.toBuilder()
                        .step(RolloutStep.ROLLING_BACK)
                        .strategy(strategy)
                        .wave(0)
                        .waves(0)
                        .upgrading(List.of())
                        .deadlineAt(null)
                        .build();
        return Waves.plan(situation, progress.with(back), back);
    }

    private static Progress rollbackFailed(
            Situation situation, Progress progress, RolloutStatus rollout, String reason) {
        RolloutStatus failed =
                rollout.toBuilder()
                        .failure(rollout.failure() + "; then the rollback failed: " + reason)
                        .build();
        return Ending.stop(situation, progress, failed, RolloutStep.FAILED, RolloutOutcome.FAILED)
                .tell(
                        EventReason.ROLLBACK_FAILED,
                        "%s could not be restored: %s"
                                .formatted(progress.target(rollout).image(), reason));
    }
}
