package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.gates.Sampling;
import io.timecoin.operator.rollout.gates.Trial;
import io.timecoin.operator.rollout.network.Instance;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.plan.Limits;
import io.timecoin.operator.rollout.plan.Planner;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Takes the masternodes to the target in waves, forward or back:
 *
 * <ol>
 *   <li>No wave: plan the next from what runs now and name it in status. Only a later pass, which finds it stored, acts.
 *       Nobody left: the final gate.
 *   <li>A wave is named: assign the revision to those of it that do not have it, as far as the quorum allows now.
 *   <li>All assigned: judge them. Passed: the next wave is named in the same pass.
 *   <li>Quorum lost for a minute, a gate failed for good or the deadline gone: the rollout has failed.
 *   <li>A rollback turns to all at once when blocks have stopped.
 * </ol>
 *
 * Interrupted anywhere, it goes on from status and observation; done twice, it does nothing new.
 */
final class Waves {
    /** Longer than any restart of a wave that goes well (rollout.md §5). */
    private static final Duration QUORUM_LOST_LIMIT = Duration.ofSeconds(60);

    private Waves() {}

    static Progress advance(Situation situation, Progress progress, RolloutStatus rollout) {
        if (rollout.strategy() == null) {
            Progress decided = Start.decideStrategy(situation, progress, rollout);
            RolloutStatus next = decided.rollout().orElse(rollout);
            return next.strategy() == null ? decided : plan(situation, decided, next);
        }
        if (hasLostQuorum(situation, rollout)) {
            return Failure.of(
                    situation, progress, rollout, Budget.words(situation.network()), false);
        }
        if (mustHurryBack(situation, rollout)) {
            RolloutStatus all =
                    rollout.toBuilder()
                            .strategy(RolloutStrategy.ALL_AT_ONCE)
                            .upgrading(List.of())
                            .build();
            return plan(situation, progress.with(all), all);
        }
        return rollout.upgrading().isEmpty()
                ? plan(situation, progress, rollout)
                : continueWave(situation, progress, rollout);
    }

    static Limits limits(Situation situation, RolloutStatus rollout) {
        RolloutStrategy strategy =
                Optional.ofNullable(rollout.strategy())
                        .orElse(situation.spec().rollout().strategy());
        return Progress.isRollback(rollout.step())
                ? Limits.ofRollback(strategy)
                : Limits.of(situation.spec().rollout(), strategy);
    }

    /** Whether a rollout that promised to keep quorum has lost it for too long. */
    static boolean hasLostQuorum(Situation situation, RolloutStatus rollout) {
        return !Progress.isRollback(rollout.step())
                && rollout.strategy() != RolloutStrategy.ALL_AT_ONCE
                && situation.chain().hasLackedQuorumFor(QUORUM_LOST_LIMIT, situation.now());
    }

    private static boolean mustHurryBack(Situation situation, RolloutStatus rollout) {
        return Progress.isRollback(rollout.step())
                && rollout.strategy() != RolloutStrategy.ALL_AT_ONCE
                && situation.isHalted();
    }

    static Progress plan(Situation situation, Progress progress, RolloutStatus rollout) {
        List<List<String>> waves =
                Planner.plan(
                        situation.network(),
                        progress.target(rollout).id(),
                        limits(situation, rollout));
        if (waves.isEmpty()) {
            return FinalGate.enter(situation, progress, rollout);
        }
        List<String> first = waves.getFirst();
        if (first.isEmpty()) {
            return waitForBudget(situation, progress, rollout);
        }
        RolloutStatus next =
                rollout.toBuilder()
                        .wave(rollout.wave() + 1)
                        .waves(rollout.wave() + waves.size())
                        .upgrading(first)
                        .waitingFor("turn of " + Words.few(first))
                        .passes(0)
                        .sampledAt(null)
                        .baseline(null)
                        .waveStartedAt(situation.now())
                        .deadlineAt(null)
                        .build();
        return progress.with(next)
                .tell(
                        EventReason.WAVE_STARTED,
                        "wave %d of %d: %s to %s; %s"
                                .formatted(
                                        next.wave(),
                                        next.waves(),
                                        Words.few(first),
                                        progress.target(rollout).image(),
                                        Budget.words(situation.network())));
    }

    private static Progress continueWave(
            Situation situation, Progress progress, RolloutStatus rollout) {
        String target = progress.target(rollout).id();
        List<Masternode> wave =
                rollout.upgrading().stream()
                        .flatMap(name -> situation.network().find(name).stream())
                        .toList();
        List<Masternode> pending = wave.stream().filter(one -> !one.isAssigned(target)).toList();
        if (!pending.isEmpty()) {
            return assign(situation, progress, rollout, pending);
        }
        return judge(situation, progress.act(stuck(wave, target)), rollout);
    }

    private static Progress assign(
            Situation situation,
            Progress progress,
            RolloutStatus rollout,
            List<Masternode> pending) {
        boolean protect =
                rollout.strategy() != RolloutStrategy.ALL_AT_ONCE && !situation.isHalted();
        List<Masternode> now = protect ? Budget.allowed(situation, rollout, pending) : pending;
        if (now.isEmpty() && !Budget.isBlockDue(situation, rollout)) {
            return waitForBudget(situation, progress, rollout);
        }
        if (now.isEmpty()) {
            return progress.with(
                    rollout.toBuilder()
                            .waitingFor("next block: then " + pending.getFirst().name())
                            .build());
        }
        if (isPast(situation, rollout.deadlineAt())) {
            String late = Words.few(now.stream().map(Masternode::name).toList());
            return Failure.of(
                    situation,
                    progress,
                    rollout,
                    "version: " + late + " did not take the revision",
                    false);
        }
        String target = progress.target(rollout).id();
        return progress.with(
                        rollout.toBuilder()
                                .deadlineAt(deadline(situation, rollout))
                                .waitingFor(
                                        "restart of "
                                                + Words.few(
                                                        now.stream()
                                                                .map(Masternode::name)
                                                                .toList()))
                                .build())
                .act(now.stream().map(one -> new Action.Assign(one.name(), target)).toList());
    }

    /** A Pod that is not ready can block its own replacement. */
    private static List<Action.DeleteStuck> stuck(List<Masternode> wave, String target) {
        return wave.stream()
                .filter(one -> !one.ready() && !one.runs(target))
                .flatMap(one ->
                        one.instance().map(Instance::id).stream()
                                .map(id -> new Action.DeleteStuck(one.name(), id)))
                .toList();
    }

    private static Progress judge(Situation situation, Progress before, RolloutStatus rollout) {
        TreeSet<String> judged = new TreeSet<>(rollout.upgrading());
        rollout.excused().forEach(judged::remove);
        Sampling sampling =
                Sampling.take(rollout, trial(situation, before, rollout, judged, false));
        Progress progress = before.judged(sampling.report());
        if (sampling.isPassed()) {
            RolloutStatus passed =
                    sampling.rollout().toBuilder().upgrading(List.of()).deadlineAt(null).build();
            Progress told =
                    progress.with(passed)
                            .tell(
                                    EventReason.WAVE_PASSED,
                                    "wave %d of %d: every gate holds for %s"
                                            .formatted(
                                                    rollout.wave(),
                                                    rollout.waves(),
                                                    Words.few(rollout.upgrading())));
            return judged.equals(FinalGate.judged(situation, rollout))
                    ? FinalGate.enterWithSamples(situation, told, passed)
                    : plan(situation, told, passed);
        }
        return holdOrFail(situation, progress, sampling);
    }

    static Trial trial(
            Situation situation,
            Progress progress,
            RolloutStatus rollout,
            Set<String> judged,
            boolean atTheEnd) {
        return new Trial(
                situation.spec(),
                situation.network(),
                progress.target(rollout),
                judged,
                rollout.strategy() == RolloutStrategy.ALL_AT_ONCE || atTheEnd,
                atTheEnd,
                Optional.ofNullable(rollout.baseline()),
                situation.now());
    }

    /** The gates do not hold yet: wait, or give up. */
    static Progress holdOrFail(Situation situation, Progress progress, Sampling sampling) {
        RolloutStatus rollout = sampling.rollout();
        String problem =
                sampling.report()
                        .problem()
                        .orElseGet(() -> "samples: " + rollout.passes() + " passed in a row");
        Optional<String> forGood = sampling.report().failedForGood();
        if (forGood.isPresent()) {
            return Failure.of(situation, progress, rollout, forGood.get(), false);
        }
        if (isPast(situation, rollout.deadlineAt())) {
            boolean onlyUnknown = sampling.report().isOnlyUnknown();
            return Failure.of(situation, progress, rollout, problem, onlyUnknown);
        }
        Instant deadline = rollout.deadlineAt();
        RolloutStep step = rollout.step();
        boolean wave = step == RolloutStep.UPGRADING || step == RolloutStep.ROLLING_BACK;
        return progress.with(
                rollout.toBuilder()
                        .waitingFor(problem)
                        .deadlineAt(
                                deadline == null && wave ? deadline(situation, rollout) : deadline)
                        .build());
    }

    /**
     * Nobody can go now. If it is an upgraded masternode that takes the budget, the wait has a deadline; the failure of
     * another is no fault of the revision.
     */
    private static Progress waitForBudget(
            Situation situation, Progress progress, RolloutStatus rollout) {
        String target = progress.target(rollout).id();
        boolean ownFault =
                !situation
                        .network()
                        .masternodes(one ->
                                one.isAssigned(target)
                                        && !situation.network().isLive(one)
                                        && !rollout.excused().contains(one.name()))
                        .isEmpty();
        String words = Budget.words(situation.network());
        if (ownFault && isPast(situation, rollout.deadlineAt())) {
            return Failure.of(situation, progress, rollout, words, false);
        }
        return progress.with(
                rollout.toBuilder()
                        .waitingFor(words)
                        .deadlineAt(ownFault ? deadline(situation, rollout) : null)
                        .build());
    }

    private static Instant deadline(Situation situation, RolloutStatus rollout) {
        Instant set = rollout.deadlineAt();
        return set != null
                ? set
                : situation.now().plus(situation.spec().rollout().progressDeadline().duration());
    }

    private static boolean isPast(Situation situation, @Nullable Instant deadline) {
        return deadline != null && situation.now().isAfter(deadline);
    }
}
