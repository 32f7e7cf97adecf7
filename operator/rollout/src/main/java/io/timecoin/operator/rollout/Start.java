package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.network.Liveness;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.Standing;
import io.timecoin.operator.rollout.plan.Limits;
import io.timecoin.operator.rollout.plan.Planner;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How a rollout begins:
 *
 * <ol>
 *   <li>Whoever is down while the network is live is excused: the gates judge the others.
 *   <li>The strategy is decided once it is sure whether blocks come. Where they do not, all go at once and nobody is
 *       excused; so it is at the first start of a network.
 * </ol>
 */
public final class Start {
    private Start() {}

    /** Whether the spec asks for something that is neither there, nor on its way, nor known to fail. */
    public static boolean isDue(Situation situation, Progress progress) {
        String desired = situation.desired().id();
        boolean failedBefore = progress.failedRevision().filter(desired::equals).isPresent();
        boolean stable = progress.stable().filter(now -> now.id().equals(desired)).isPresent();
        boolean everywhere =
                situation.network().masternodes().stream().allMatch(one -> one.isAssigned(desired));
        return !failedBefore && !(stable && everywhere);
    }

    static Progress begin(Situation situation, Progress progress) {
        return begin(situation, progress, _ -> true);
    }

    /** Leaves the rollout in progress where it is, for a new one. Who was live when that began is judged again. */
    static Progress supersede(Situation situation, Progress progress, RolloutStatus old) {
        RolloutStatus ended =
                old.toBuilder()
                        .failure(old.failure() == null ? "the spec changed" : old.failure())
                        .build();
        Progress next =
                progress.record(
                                Ending.record(situation, ended, RolloutOutcome.SUPERSEDED),
                                situation.spec().rollout().historyLimit())
                        .tell(
                                EventReason.ROLLOUT_SUPERSEDED,
                                "%s gives way to %s in wave %d of %d"
                                        .formatted(
                                                old.image(),
                                                situation.desired().image(),
                                                old.wave(),
                                                old.waves()));
        return begin(situation, next, one -> old.excused().contains(one.name()));
    }

    private static Progress begin(
            Situation situation, Progress progress, Predicate<Masternode> mayBeExcused) {
        Revision desired = situation.desired();
        List<String> excused =
                situation.network().masternodes(one -> isDown(situation, one)).stream()
                        .filter(mayBeExcused)
                        .map(Masternode::name)
                        .toList();
        RolloutStatus rollout =
                RolloutStatus.builder(
                                desired.id(),
                                desired.image(),
                                RolloutStep.UPGRADING,
                                situation.now())
                        .from(progress.stable().map(Revision::image).orElse(null))
                        .excused(excused)
                        .build();
        return Waves.advance(
                situation, progress.failedRevision(Optional.empty()).with(rollout), rollout);
    }

    /** Decides the strategy; without one the rollout waits. */
    static Progress decideStrategy(Situation situation, Progress progress, RolloutStatus rollout) {
        boolean firstStart =
                progress.stable().isEmpty()
                        && situation.network().live() < situation.network().quorum().votes();
        if (firstStart || situation.isHalted()) {
            RolloutStatus all =
                    rollout.toBuilder()
                            .strategy(RolloutStrategy.ALL_AT_ONCE)
                            .excused(List.of())
                            .build();
            return announce(situation, progress.with(all), all, firstStart);
        }
        if (situation.chain().liveness() == Liveness.DOUBTFUL) {
            return progress.with(
                    rollout.toBuilder().waitingFor(Budget.words(situation.network())).build());
        }
        RolloutStatus chosen =
                rollout.toBuilder().strategy(situation.spec().rollout().strategy()).build();
        return announce(situation, progress.with(chosen), chosen, false);
    }

    private static Progress announce(
            Situation situation, Progress progress, RolloutStatus rollout, boolean firstStart) {
        Limits limits = Waves.limits(situation, rollout);
        int waves = Planner.plan(situation.network(), rollout.revision(), limits).size();
        int members = situation.network().masternodes().size();
        String how =
                switch (limits.strategy()) {
                    case PARALLEL, ONE_BY_ONE -> "in " + Words.count(waves, "wave");
                    case ALL_AT_ONCE -> "all at once" + (firstStart ? ", the first start" : "");
                };
        String why =
                situation.isHalted() && !firstStart
                        ? ": blocks have stopped, nothing is put at risk"
                        : "";
        Progress told =
                progress.tell(
                        EventReason.ROLLOUT_STARTED,
                        "%s goes to %s %s%s"
                                .formatted(
                                        rollout.image(),
                                        Words.count(members, "masternode"),
                                        how,
                                        why));
        return limits.strategy() == RolloutStrategy.PARALLEL
                        && limits.exceeds(situation.network().quorum())
                ? told.tell(EventReason.BUDGET_CLAMPED, clamped(situation, limits))
                : told;
    }

    private static String clamped(Situation situation, Limits limits) {
        return "maxUnavailable is %s, but a quorum of %d can spare %d of %d masternodes: waves are no wider"
                .formatted(
                        limits.maxUnavailable(),
                        situation.network().quorum().votes(),
                        situation.network().quorum().spare(),
                        situation.network().quorum().members());
    }

    private static boolean isDown(Situation situation, Masternode masternode) {
        Standing standing = situation.network().standing(masternode);
        return standing == Standing.DOWN || standing == Standing.IMPAIRED;
    }
}
