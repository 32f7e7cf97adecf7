package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.gates.GateReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What follows from one look at a network. The platform first stores the status, on condition that nobody stored another
 * since it read the previous one; only if that succeeded does it tell the events and carry out the actions. Otherwise it
 * drops them and looks again.
 *
 * @param actions in the order in which to do them
 * @param status the whole status, conditions included; equal to the previous one if nothing changed
 * @param recheckAfter look again no later than this; zero for at once
 * @param gates what the gates said, if they were asked
 */
public record Decision(
        List<Action> actions,
        TimeNetworkStatus status,
        List<RolloutEvent> events,
        Duration recheckAfter,
        Optional<GateReport> gates) {
    public Decision {
        actions = List.copyOf(actions);
        events = List.copyOf(events);
    }

    /** Whether there is nothing to do and nothing to tell. */
    public boolean isQuiet() {
        return actions.isEmpty() && events.isEmpty();
    }
}
