package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.FinalityMessage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Approvals and lock reports of the next set of masternodes, until this node has the block that makes it. What is beyond
 * {@link #LIMIT} is dropped, the oldest first, and comes again.
 */
final class EarlyFinality {
    /** Of all peers together; approvals of a second, mostly. */
    static final int LIMIT = 256;

    private final Deque<Early> waiting = new ArrayDeque<>();

    /** A message and the connection it came over. */
    record Early(ConnectionId from, long set, FinalityMessage message) {}

    /** Keeps a message of the next set; those of other sets are of no use. */
    void keep(ConnectionId from, long set, long current, FinalityMessage message) {
        if (set == current + 1) {
            waiting.add(new Early(from, set, message));
            if (waiting.size() > LIMIT) {
                waiting.remove();
            }
        }
    }

    /** Hands over what waited for a set that has begun. */
    List<Early> take(long current) {
        List<Early> due = new ArrayList<>(waiting);
        due.removeIf(early -> early.set() > current);
        waiting.removeAll(due);
        return due;
    }
}
