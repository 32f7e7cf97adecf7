package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.crds.v1alpha1.status.StableRevision;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.gates.GateReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where the rollouts of a network stand, and what came out of this pass so far.
 *
 * @param rollout the one in progress, or the last
 * @param failedRevision not tried again
 * @param history the latest first
 * @param plan waves to come, while the spec holds them
 * @param gates what the gates said in this pass, if they were asked
 */
public record Progress(
        Optional<RolloutStatus> rollout,
        Optional<Revision> stable,
        Optional<String> failedRevision,
        List<RolloutRecord> history,
        List<List<String>> plan,
        List<Action> actions,
        List<RolloutEvent> events,
        Optional<GateReport> gates) {

    static Progress of(TimeNetworkStatus status) {
        StableRevision stable = status.stable();
        return new Progress(
                Optional.ofNullable(status.rollout()),
                stable == null
                        ? Optional.empty()
                        : Optional.of(Revision.of(stable.revision(), stable.image())),
                Optional.ofNullable(status.failedRevision()),
                status.history(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty());
    }

    /** The rollout whose outcome still stands against the spec: in progress, or failed for the revision that it asks for. */
    public Optional<RolloutStatus> standing(Situation situation) {
        String desired = situation.desired().id();
        boolean failed = failedRevision.filter(desired::equals).isPresent();
        return rollout.filter(current -> isActive(current.step()) || failed);
    }

    /** The rollout that goes on until it ends. */
    public Optional<RolloutStatus> active() {
        return rollout.filter(current -> isActive(current.step()));
    }

    /** What the masternodes of this rollout shall run now: its revision, or the stable one once it is taken back. */
    Revision target(RolloutStatus current) {
        Revision revision = Revision.of(current.revision(), current.image());
        return isRollback(current.step()) ? stable.orElse(revision) : revision;
    }

    static boolean isActive(RolloutStep step) {
        return switch (step) {
            case UPGRADING, FINAL_GATE, ROLLING_BACK, FINAL_GATE_OF_ROLLBACK -> true;
            case PAUSED, COMPLETE, ROLLED_BACK, FAILED -> false;
        };
    }

    /** Whether the masternodes go back to the stable revision. */
    public static boolean isRollback(RolloutStep step) {
        return switch (step) {
            case ROLLING_BACK, FINAL_GATE_OF_ROLLBACK -> true;
            case UPGRADING, FINAL_GATE, PAUSED, COMPLETE, ROLLED_BACK, FAILED -> false;
        };
    }

    Progress with(RolloutStatus next) {
        return new Progress(
                Optional.of(next), stable, failedRevision, history, plan, actions, events, gates);
    }

    Progress stable(Revision next) {
        return new Progress(
                rollout, Optional.of(next), failedRevision, history, plan, actions, events, gates);
    }

    Progress failedRevision(Optional<String> next) {
        return new Progress(rollout, stable, next, history, plan, actions, events, gates);
    }

    Progress plan(List<List<String>> next) {
        return new Progress(rollout, stable, failedRevision, history, next, actions, events, gates);
    }

    Progress record(RolloutRecord ended, int limit) {
        List<RolloutRecord> next = new ArrayList<>(history);
        next.addFirst(ended);
        List<RolloutRecord> kept = List.copyOf(next.subList(0, Math.min(limit, next.size())));
        return new Progress(rollout, stable, failedRevision, kept, plan, actions, events, gates);
    }

    Progress judged(GateReport report) {
        return new Progress(
                rollout,
                stable,
                failedRevision,
                history,
                plan,
                actions,
                events,
                Optional.of(report));
    }

    Progress act(List<? extends Action> more) {
        List<Action> next = new ArrayList<>(actions);
        next.addAll(more);
        return new Progress(
                rollout, stable, failedRevision, history, plan, List.copyOf(next), events, gates);
    }

    Progress tell(EventReason reason, String message) {
        List<RolloutEvent> next = new ArrayList<>(events);
        next.add(new RolloutEvent(reason, message));
        return new Progress(
                rollout, stable, failedRevision, history, plan, actions, List.copyOf(next), gates);
    }
}
