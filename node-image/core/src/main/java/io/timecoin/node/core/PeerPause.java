package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import java.time.Duration;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;

/** Lets something be done for each peer not more often than once in some time. */
final class PeerPause {
    private final Duration length;
    private final CurrentStep step;
    private final SortedMap<ConnectionId, Instant> over = new TreeMap<>();

    PeerPause(Duration length, CurrentStep step) {
        this.length = length;
        this.step = step;
    }

    /** Whether the peer's pause is over; if so, the next one begins. */
    boolean begin(ConnectionId peer) {
        boolean isOver = !step.now().isBefore(over.getOrDefault(peer, Instant.MIN));
        if (isOver) {
            over.put(peer, step.now().plus(length));
        }
        return isOver;
    }

    void forget(ConnectionId peer) {
        over.remove(peer);
    }
}
