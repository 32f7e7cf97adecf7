package io.timecoin.node.peers;

import java.util.SortedMap;
import java.util.TreeMap;

/** Counts what happens to connections. */
final class Tally {
    private final SortedMap<CloseReason, Long> closed = new TreeMap<>();
    private long begun;
    private long completed;
    private long failed;
    private long refused;
    private long duplicates;
    private long connectionsLost;

    void begun() {
        begun++;
    }

    void completed() {
        completed++;
    }

    void failed() {
        failed++;
    }

    void refused() {
        refused++;
    }

    void duplicate() {
        duplicates++;
    }

    void connectionLost() {
        connectionsLost++;
    }

    void closed(CloseReason reason) {
        closed.merge(reason, 1L, Long::sum);
    }

    PeerCounters counters() {
        return new PeerCounters(
                begun, completed, failed, refused, duplicates, connectionsLost, closed);
    }
}
