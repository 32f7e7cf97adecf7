package io.timecoin.operator.rollout.gates;

import io.timecoin.crds.v1alpha1.spec.GatesSpec;
import io.timecoin.crds.v1alpha1.status.GateBaseline;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Samples of the gates, kept in status so that any process can go on with them:
 *
 * <ol>
 *   <li>The baseline is taken when version and readiness hold, and taken anew after whatever disturbs them, the blocks
 *       or the handshakes: what is measured is an undisturbed period.
 *   <li>A sample counts when {@code interval} has passed since the last one that counted. A bad look resets the count at
 *       once.
 *   <li>The trial is passed at {@code samples} good samples in a row, if at the last of them every gate holds.
 * </ol>
 *
 * @param rollout with count and baseline as they are now
 */
public record Sampling(RolloutStatus rollout, GateReport report, boolean isPassed) {

    /** Loops tick unevenly; a sample that comes a little early is as good. */
    private static final int EARLY_TICK_PERCENT = 80;

    /** Judges once more, from the baseline that the rollout keeps. */
    public static Sampling take(RolloutStatus rollout, Trial trial) {
        GateReport report = Gates.judge(trial);
        GatesSpec spec = trial.spec().rollout().gates();
        RolloutStatus.Builder next =
                rollout.toBuilder().baseline(baseline(trial, report).orElse(null));
        if (!report.isGoodSample()) {
            return new Sampling(next.passes(0).build(), report, false);
        }
        int passes = rollout.passes();
        if (isDue(rollout, spec, trial.now())) {
            passes = Math.min(spec.samples(), passes + 1);
            next.passes(passes).sampledAt(trial.now());
        }
        return new Sampling(next.build(), report, passes >= spec.samples() && report.isPassed());
    }

    private static boolean isDue(RolloutStatus rollout, GatesSpec spec, Instant now) {
        Instant last = rollout.sampledAt();
        Duration gap = spec.interval().duration().multipliedBy(EARLY_TICK_PERCENT).dividedBy(100);
        return last == null || rollout.passes() == 0 || !now.isBefore(last.plus(gap));
    }

    private static Optional<GateBaseline> baseline(Trial trial, GateReport report) {
        boolean up = report.passes(GateName.VERSION) && report.passes(GateName.READY);
        if (!up) {
            return Optional.empty();
        }
        return trial.baseline()
                .filter(from -> !isDisturbed(trial, from))
                .or(() -> Optional.of(Baselines.take(trial)));
    }

    private static boolean isDisturbed(Trial trial, GateBaseline from) {
        return HandshakesGate.isDisturbed(trial, from) || BlocksGate.isDisturbed(trial, from);
    }
}
