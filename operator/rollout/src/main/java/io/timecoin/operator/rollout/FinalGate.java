package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.gates.GateName;
import io.timecoin.operator.rollout.gates.Gates;
import io.timecoin.operator.rollout.gates.Sampling;
import io.timecoin.operator.rollout.gates.Trial;
import io.timecoin.operator.rollout.network.Masternode;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The gates over the whole network, when nobody is left to upgrade or to take back:
 *
 * <ol>
 *   <li>Someone has lost the revision meanwhile: back to the waves.
 *   <li>Judge all but the excused. Failed: as for a wave.
 *   <li>Passed, but an excused masternode is not back: wait for it without a deadline; only the end is held up.
 *   <li>Passed: the revision is the stable one, or the network is back at it.
 * </ol>
 */
final class FinalGate {
    /** Beyond the blocks that the gate asks for (rollout.md §2). */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private FinalGate() {}

    static Progress enter(Situation situation, Progress progress, RolloutStatus rollout) {
        boolean back = Progress.isRollback(rollout.step());
        int blocks = situation.spec().rollout().gates().blocks().minAdvance();
        RolloutStatus next =
                rollout.toBuilder()
                        .step(back ? RolloutStep.FINAL_GATE_OF_ROLLBACK : RolloutStep.FINAL_GATE)
                        .waves(rollout.wave())
                        .upgrading(List.of())
                        .waitingFor("gates of the whole network")
                        .passes(0)
                        .sampledAt(null)
                        .baseline(null)
                        .deadlineAt(
                                situation
                                        .now()
                                        .plus(situation.blockInterval().multipliedBy(blocks))
                                        .plus(MARGIN))
                        .build();
        return progress.with(next);
    }

    /** A wave of everyone was judged by the gates of the whole network: what was measured goes on to count. */
    static Progress enterWithSamples(
            Situation situation, Progress progress, RolloutStatus sampled) {
        Progress entered = enter(situation, progress, sampled);
        return entered.active()
                .map(rollout ->
                        entered.with(
                                rollout.toBuilder()
                                        .passes(sampled.passes())
                                        .sampledAt(sampled.sampledAt())
                                        .baseline(sampled.baseline())
                                        .build()))
                .orElse(entered);
    }

    /** Those whom the final gate judges. */
    static NavigableSet<String> judged(Situation situation, RolloutStatus rollout) {
        NavigableSet<String> judged = new TreeSet<>();
        situation.network().masternodes().stream().map(Masternode::name).forEach(judged::add);
        rollout.excused().forEach(judged::remove);
        return judged;
    }

    static Progress advance(Situation situation, Progress progress, RolloutStatus rollout) {
        String target = progress.target(rollout).id();
        if (Waves.hasLostQuorum(situation, rollout)) {
            return Failure.of(
                    situation, progress, rollout, Budget.words(situation.network()), false);
        }
        if (!situation.network().masternodes(one -> !one.isAssigned(target)).isEmpty()) {
            boolean back = Progress.isRollback(rollout.step());
            RolloutStatus again =
                    rollout.toBuilder()
                            .step(back ? RolloutStep.ROLLING_BACK : RolloutStep.UPGRADING)
                            .deadlineAt(null)
                            .build();
            return Waves.plan(situation, progress.with(again), again);
        }
        return judge(situation, progress, rollout);
    }

    private static Progress judge(Situation situation, Progress before, RolloutStatus rollout) {
        Trial trial = Waves.trial(situation, before, rollout, judged(situation, rollout), true);
        Sampling sampling = Sampling.take(rollout, trial);
        Progress progress = before.judged(sampling.report());
        if (!sampling.isPassed()) {
            return Waves.holdOrFail(situation, progress, sampling);
        }
        if (Progress.isRollback(rollout.step())) {
            return Ending.rolledBack(situation, progress, sampling.rollout());
        }
        Optional<String> missing = missing(situation, progress, rollout);
        if (missing.isPresent()) {
            return progress.with(
                    sampling.rollout().toBuilder()
                            .waitingFor(missing.get())
                            .deadlineAt(null)
                            .build());
        }
        return Ending.complete(situation, progress, sampling.rollout());
    }

    /** What is wrong with the first excused masternode that is not back. */
    private static Optional<String> missing(
            Situation situation, Progress progress, RolloutStatus rollout) {
        TreeSet<String> excused = new TreeSet<>(rollout.excused());
        RolloutStatus fresh = rollout.toBuilder().baseline(null).build();
        Trial trial = Waves.trial(situation, progress, fresh, excused, true);
        return Gates.judge(trial, EnumSet.of(GateName.VERSION, GateName.READY, GateName.HANDSHAKES))
                .problem()
                .map(problem -> Ending.MASTERNODES_DOWN + problem);
    }
}
