package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.network.Observed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The state machine of rollouts: from what is wanted, what was seen and what was stored to what happens next. */
public final class Rollout {
    private Rollout() {}

    /**
     * Decides the next step, and nothing more than one: call it again after each.
     *
     * @param desired the network as people want it; its status is not looked at
     * @param observed all masternodes of the network, those included that do not exist yet (without revision and instance)
     * @param previous the status as stored; an empty one for a new network
     * @param now the platform's clock
     */
    public static Decision decide(
            TimeNetwork desired, Observed observed, TimeNetworkStatus previous, Instant now) {
        return new Decision(List.of(), previous, List.of(), Duration.ofSeconds(1));
    }
}
