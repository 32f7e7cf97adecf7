package io.timecoin.node.peers;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What happened to connections since the start of the process. Once no handshake is under way, begun = completed +
 * failed + refused.
 *
 * @param begun connections opened, in both directions
 * @param completed handshakes; those of later duplicates too
 * @param failed handshakes
 * @param refused connections of peers that this node does not want: no slot, banned, itself
 * @param duplicates resolved
 * @param connectionsLost ready peers that went, apart from duplicates
 * @param closed how often a connection ended for each reason, in the order of the reasons
 */
public record PeerCounters(
        long begun,
        long completed,
        long failed,
        long refused,
        long duplicates,
        long connectionsLost,
        SortedMap<CloseReason, Long> closed) {
    public PeerCounters {
        closed = Collections.unmodifiableSortedMap(new TreeMap<>(closed));
    }
}
