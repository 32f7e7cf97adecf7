package io.timecoin.operator.rollout.network;

import java.time.Instant;
import java.util.List;

/**
 * All masternodes of a network, seen at one time.
 *
 * @param masternodes in the order of the pools in the spec, and of their numbers within a pool; where masternodes can join and
 *     leave, also those that exist and that the spec no longer asks for
 * @param at when the last of them was looked at
 */
public record Observed(List<Masternode> masternodes, Enrolment enrolment, Instant at) {
    public Observed {
        masternodes = List.copyOf(masternodes);
    }

    /** On a platform that leaves the number of masternodes as it is. */
    public Observed(List<Masternode> masternodes, Instant at) {
        this(masternodes, Enrolment.NONE, at);
    }
}
