package io.timecoin.operator.rollout.status;

import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.ScalingStatus;
import io.timecoin.operator.rollout.Progress;
import io.timecoin.operator.rollout.Situation;
import io.timecoin.operator.rollout.Start;
import java.util.Objects;

/** Where a network stands, in one word and in a short phrase. */
final class Phases {
    private Phases() {}

    static Phase of(Situation situation, Progress progress) {
        if (situation.network().masternodes().isEmpty()) {
            return Phase.PENDING;
        }
        boolean pending = progress.active().isPresent() || Start.isDue(situation, progress);
        if (pending && situation.spec().rollout().paused()) {
            return Phase.PAUSED;
        }
        return progress.standing(situation)
                .map(rollout -> of(situation, progress, rollout))
                .orElseGet(() -> whileIdle(situation, progress));
    }

    private static Phase of(Situation situation, Progress progress, RolloutStatus rollout) {
        return switch (rollout.step()) {
            case UPGRADING, FINAL_GATE ->
                    progress.stable().isEmpty() ? Phase.BOOTSTRAPPING : Phase.ROLLING_OUT;
            case ROLLING_BACK, FINAL_GATE_OF_ROLLBACK -> Phase.ROLLING_BACK;
            case PAUSED -> Phase.PAUSED;
            case FAILED -> Phase.DEGRADED;
            case COMPLETE, ROLLED_BACK -> whileIdle(situation, progress);
        };
    }

    private static Phase whileIdle(Situation situation, Progress progress) {
        if (progress.stable().isEmpty()) {
            return Phase.PENDING;
        }
        return situation.isHalted() ? Phase.DEGRADED : Phase.RUNNING;
    }

    /** The rollout in short, as a column shows it. */
    static String summary(RolloutStatus rollout) {
        return switch (rollout.step()) {
            case UPGRADING -> "wave " + rollout.wave() + "/" + rollout.waves();
            case FINAL_GATE -> "final gate";
            case ROLLING_BACK -> "rollback " + rollout.wave() + "/" + rollout.waves();
            case FINAL_GATE_OF_ROLLBACK -> "final gate of rollback";
            case PAUSED -> "paused";
            case COMPLETE -> "complete";
            case ROLLED_BACK -> "rolled back";
            case FAILED -> "failed";
        };
    }

    /** What is being done about a masternode that joins or leaves, and what it waits for. */
    static String summary(ScalingStatus scaling) {
        String what =
                switch (scaling.step()) {
                    case SYNCING, JOINING -> " joins";
                    case LEAVING, REMOVING -> " leaves";
                };
        return "%s%s: waiting for %s"
                .formatted(
                        scaling.masternode(),
                        what,
                        Objects.requireNonNullElse(scaling.waitingFor(), "the next look"));
    }
}
