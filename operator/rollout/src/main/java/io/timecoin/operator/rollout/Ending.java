package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.TimeSpan;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.network.Masternode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How a rollout ends, and what is still to be done after that. */
public final class Ending {
    /** Begins what is waited for while only masternodes are missing that were down before. */
    public static final String MASTERNODES_DOWN = "masternodes down: ";

    /** How long the nodes are told that a rollout is complete: no answer shows whether the last one heard it. */
    private static final Duration FINALIZE_FOR = Duration.ofSeconds(10);

    private Ending() {}

    static Progress complete(Situation situation, Progress progress, RolloutStatus rollout) {
        RolloutStatus done = end(situation, rollout, RolloutStep.COMPLETE).failure(null).build();
        return recorded(situation, progress, done, RolloutOutcome.COMPLETE)
                .stable(Revision.of(rollout.revision(), rollout.image()))
                .failedRevision(Optional.empty())
                .tell(
                        EventReason.ROLLOUT_COMPLETE,
                        "%s runs on %s after %s in %s; %s missed"
                                .formatted(
                                        rollout.image(),
                                        Words.count(
                                                situation.network().masternodes().size(),
                                                "masternode"),
                                        Words.count(rollout.wave(), "wave"),
                                        Words.of(
                                                Duration.between(
                                                        rollout.startedAt(), situation.now())),
                                        Words.count(rollout.missedSlots(), "slot")));
    }

    static Progress rolledBack(Situation situation, Progress progress, RolloutStatus rollout) {
        RolloutStatus done = end(situation, rollout, RolloutStep.ROLLED_BACK).build();
        return recorded(situation, progress, done, RolloutOutcome.ROLLED_BACK)
                .tell(
                        EventReason.ROLLED_BACK,
                        "%s runs again; %s failed: %s"
                                .formatted(
                                        progress.target(rollout).image(),
                                        rollout.image(),
                                        rollout.failure()));
    }

    /** Ends a rollout that failed; nothing more happens until the spec changes. */
    static Progress stop(
            Situation situation,
            Progress progress,
            RolloutStatus rollout,
            RolloutStep step,
            RolloutOutcome outcome) {
        return recorded(situation, progress, end(situation, rollout, step).build(), outcome);
    }

    /** Nothing is in progress: tell the nodes of a rollout that has just completed; forget a failure that was taken back. */
    static Progress settle(Situation situation, Progress progress) {
        String desired = situation.desired().id();
        boolean takenBack =
                progress.failedRevision().filter(failed -> !failed.equals(desired)).isPresent();
        Progress next = takenBack ? progress.failedRevision(Optional.empty()) : progress;
        return next.rollout()
                .filter(rollout ->
                        rollout.step() == RolloutStep.COMPLETE && rollout.finalizedAt() == null)
                .map(rollout -> finalize(situation, next, rollout))
                .orElse(next);
    }

    private static Progress finalize(
            Situation situation, Progress progress, RolloutStatus rollout) {
        Instant completed = Optional.ofNullable(rollout.completedAt()).orElse(rollout.startedAt());
        boolean last = !situation.now().isBefore(completed.plus(FINALIZE_FOR));
        return progress.with(
                        last ? rollout.toBuilder().finalizedAt(situation.now()).build() : rollout)
                .act(
                        situation.network().masternodes().stream()
                                .map(Masternode::name)
                                .map(Action.FinalizeUpgrade::new)
                                .toList());
    }

    private static RolloutStatus.Builder end(
            Situation situation, RolloutStatus rollout, RolloutStep step) {
        return rollout.toBuilder()
                .step(step)
                .upgrading(List.of())
                .waitingFor(null)
                .passes(0)
                .sampledAt(null)
                .baseline(null)
                .deadlineAt(null)
                .completedAt(situation.now());
    }

    private static Progress recorded(
            Situation situation, Progress progress, RolloutStatus ended, RolloutOutcome outcome) {
        return progress.with(ended)
                .record(
                        record(situation, ended, outcome),
                        situation.spec().rollout().historyLimit());
    }

    static RolloutRecord record(Situation situation, RolloutStatus ended, RolloutOutcome outcome) {
        Duration took = Duration.between(ended.startedAt(), situation.now());
        return new RolloutRecord(
                ended.revision(),
                ended.image(),
                outcome,
                ended.failure(),
                ended.startedAt(),
                TimeSpan.ofSeconds(Math.max(0, took.toSeconds())),
                ended.wave(),
                ended.missedSlots());
    }
}
