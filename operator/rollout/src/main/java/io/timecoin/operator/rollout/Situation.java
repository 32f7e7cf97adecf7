package io.timecoin.operator.rollout;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.operator.rollout.network.ChainWatch;
import io.timecoin.operator.rollout.network.Enrolment;
import io.timecoin.operator.rollout.network.Liveness;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.network.Observed;
import io.timecoin.operator.rollout.network.Roster;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * All that a decision looks at.
 *
 * @param desired the revision that the spec asks for
 * @param network the masternodes that the chain counts
 * @param roster all of them, and who joins or leaves
 * @param previous the status as stored
 */
public record Situation(
        TimeNetworkSpec spec,
        Revision desired,
        Network network,
        Roster roster,
        Enrolment enrolment,
        ChainWatch chain,
        TimeNetworkStatus previous,
        Instant now) {

    static Situation of(
            TimeNetwork resource, Observed observed, TimeNetworkStatus previous, Instant now) {
        TimeNetworkSpec spec = resource.getSpec();
        Optional<ChainStatus> known = Optional.ofNullable(previous.chain());
        Roster roster = Roster.of(spec, observed, previous, now);
        Observed counted = new Observed(roster.counted(), observed.at());
        Network network = Network.of(counted, known.map(ChainStatus::members).orElse(0), now);
        Duration interval = spec.chain().blockInterval().duration();
        ChainWatch chain = ChainWatch.look(network, known, interval, now);
        return new Situation(
                spec,
                Revision.of(spec),
                network,
                roster,
                observed.enrolment(),
                chain,
                previous,
                now);
    }

    Duration blockInterval() {
        return spec.chain().blockInterval().duration();
    }

    /** Whether blocks have stopped. */
    public boolean isHalted() {
        return chain.liveness() == Liveness.HALTED;
    }

    /** Slots missed since the status was stored. */
    long newlyMissedSlots() {
        ChainStatus known = previous.chain();
        return known == null ? 0 : Math.max(0, chain.status().missedSlots() - known.missedSlots());
    }
}
