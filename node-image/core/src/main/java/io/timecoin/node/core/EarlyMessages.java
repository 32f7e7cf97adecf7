package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ConsensusMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Consensus messages for the height that this node decides next, kept until it gets there (consensus.md §2). Members do
 * not all commit at the same moment, so the first messages of a height may come early. Each connection has room for
 * {@link #PER_CONNECTION}; what is beyond is dropped and comes again with the peer's next resend.
 */
final class EarlyMessages {
    /** A proposal and two votes for each of the first rounds of a height, with room to spare. */
    static final int PER_CONNECTION = 16;

    private final SortedMap<ConnectionId, List<ConsensusMessage>> waiting = new TreeMap<>();
    private long height;

    /** A message and the connection it came over. */
    record Early(ConnectionId from, ConsensusMessage message) {}

    void keep(ConnectionId from, long messageHeight, ConsensusMessage message) {
        if (messageHeight != height) {
            waiting.clear();
            height = messageHeight;
        }
        List<ConsensusMessage> messages = waiting.computeIfAbsent(from, id -> new ArrayList<>());
        if (messages.size() < PER_CONNECTION) {
            messages.add(message);
        }
    }

    /** Hands over what waited for a height, in the order of connections and arrival. */
    List<Early> take(long wanted) {
        if (wanted != height) {
            return List.of();
        }
        List<Early> taken =
                waiting.entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream()
                                        .map(message -> new Early(entry.getKey(), message)))
                        .toList();
        waiting.clear();
        return taken;
    }
}
