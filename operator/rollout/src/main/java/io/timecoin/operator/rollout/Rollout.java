package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.operator.rollout.status.StatusBuilder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The state machine of rollouts: from what is wanted, what was seen and what was stored to the next step.
 *
 * <ol>
 *   <li>The spec holds everything: show the plan.
 *   <li>A rollout is in progress, and the spec still asks for it: go on ({@link Waves}, then {@link FinalGate}).
 *   <li>The spec asks for something else meanwhile: plan that from what runs now.
 *   <li>Nothing is in progress, and the spec asks for something that is neither there nor known to fail: begin.
 *   <li>Otherwise masternodes join or leave, where the spec asks for another number ({@link Scaling}).
 *   <li>Otherwise there is nothing to do but to look.
 * </ol>
 *
 * It guarantees: a masternode is assigned a revision only if the stored status named it in the wave; while the network is
 * live, no live masternode is taken that the quorum cannot spare; killed between any two steps, another process goes on
 * from the stored status. It assumes that the platform stores the status before it acts, on condition that nobody else
 * stored one ({@link Decision}).
 */
public final class Rollout {
    private Rollout() {}

    /**
     * Decides the next step, and nothing more than one: call it again after each.
     *
     * @param desired the network as people want it; its status is not looked at
     * @param observed all masternodes of the network, those included that do not exist yet (without revision and
     *     instance)
     * @param previous the status as stored; an empty one for a new network
     * @param now the platform's clock
     */
    public static Decision decide(
            TimeNetwork desired, Observed observed, TimeNetworkStatus previous, Instant now) {
        Situation situation = Situation.of(desired, observed, previous, now);
        Progress progress = next(situation, Progress.of(previous));
        Scaling scaling = Scaling.next(situation, progress);
        TimeNetworkStatus status =
                StatusBuilder.build(
                        situation,
                        progress,
                        scaling.status(),
                        desired.getMetadata().getGeneration());
        List<RolloutEvent> events = new ArrayList<>(progress.events());
        events.addAll(scaling.events());
        events.addAll(Notices.of(situation, status));
        List<Action> actions = new ArrayList<>(progress.actions());
        actions.addAll(scaling.actions());
        return new Decision(
                actions,
                status,
                events,
                recheckAfter(situation, progress, scaling),
                progress.gates());
    }

    private static Progress next(Situation situation, Progress progress) {
        if (situation.network().masternodes().isEmpty()) {
            return progress;
        }
        if (situation.spec().rollout().paused()) {
            return Hold.hold(situation, progress);
        }
        Progress released = Hold.release(situation, progress);
        return released.active()
                .map(rollout -> goOn(situation, released, counted(situation, rollout)))
                .orElseGet(() ->
                        Start.isDue(situation, released)
                                ? Start.begin(situation, released)
                                : Ending.settle(situation, released));
    }

    private static Progress goOn(Situation situation, Progress progress, RolloutStatus rollout) {
        if (!rollout.revision().equals(situation.desired().id())) {
            return Start.supersede(situation, progress, rollout);
        }
        return switch (rollout.step()) {
            case UPGRADING, ROLLING_BACK -> Waves.advance(situation, progress, rollout);
            case FINAL_GATE, FINAL_GATE_OF_ROLLBACK ->
                    FinalGate.advance(situation, progress, rollout);
            case PAUSED, COMPLETE, ROLLED_BACK, FAILED -> progress;
        };
    }

    private static RolloutStatus counted(Situation situation, RolloutStatus rollout) {
        return rollout.toBuilder()
                .missedSlots(rollout.missedSlots() + situation.newlyMissedSlots())
                .build();
    }

    /** At once after a new intent, which the next pass acts on; else with the next sample. */
    private static Duration recheckAfter(Situation situation, Progress progress, Scaling scaling) {
        List<String> stored =
                Progress.of(situation.previous())
                        .active()
                        .map(RolloutStatus::upgrading)
                        .orElse(List.of());
        List<String> named = progress.active().map(RolloutStatus::upgrading).orElse(List.of());
        boolean newIntent = !named.isEmpty() && !named.equals(stored);
        boolean newScaling = scaling.isNew(Optional.ofNullable(situation.previous().scaling()));
        return (newIntent || newScaling) && !situation.spec().rollout().paused()
                ? Duration.ZERO
                : situation.spec().rollout().gates().interval().duration();
    }
}
