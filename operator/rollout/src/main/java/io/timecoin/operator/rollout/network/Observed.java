package io.timecoin.operator.rollout.network;

import java.time.Instant;
import java.util.List;

/**
 * All masternodes of a network, seen at one time.
 *
 * @param masternodes in the order of the pools in the spec, and of their numbers within a pool
 * @param at when the last of them was looked at
 */
public record Observed(List<Masternode> masternodes, Instant at) {
    public Observed {
        masternodes = List.copyOf(masternodes);
    }
}
