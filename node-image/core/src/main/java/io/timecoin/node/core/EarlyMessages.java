package io.timecoin.node.core;

import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ConsensusMessage;
import io.timecoin.node.wire.ConsensusMessage.BlockProposal;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Consensus messages for the two heights that this node decides next, kept until it gets there (consensus.md §2). Members
 * do not all commit at the same moment, so the first messages of a height may come early. Each connection has room for
 * {@link #PER_CONNECTION} of a height; what is beyond is dropped and comes again with the peer's next resend.
 */
final class EarlyMessages {
    /** A proposal and two votes for each of the first rounds of a height, with room to spare. */
    static final int PER_CONNECTION = 16;

    /** A member leads one of the first rounds at most, and a proposal may have the size of a block. */
    static final int PROPOSALS_PER_CONNECTION = 1;

    private final NavigableMap<Long, SortedMap<ConnectionId, List<ConsensusMessage>>> waiting =
            new TreeMap<>();

    /** A message and the connection it came over. */
    record Early(ConnectionId from, ConsensusMessage message) {}

    /** Keeps a message of the height above the head or the one after. */
    void keep(ConnectionId from, long height, ConsensusMessage message) {
        waiting.headMap(height - 1).clear();
        List<ConsensusMessage> messages =
                waiting.computeIfAbsent(height, key -> new TreeMap<>())
                        .computeIfAbsent(from, id -> new ArrayList<>());
        if (messages.size() < PER_CONNECTION
                && !(message instanceof BlockProposal
                        && proposals(messages) >= PROPOSALS_PER_CONNECTION)) {
            messages.add(message);
        }
    }

    private static long proposals(List<ConsensusMessage> messages) {
        return messages.stream().filter(BlockProposal.class::isInstance).count();
    }

    /** Hands over what waited for a height, in the order of connections and arrival. */
    List<Early> take(long height) {
        List<Early> taken =
                waiting.getOrDefault(height, new TreeMap<>()).entrySet().stream()
                        .flatMap(entry ->
                                entry.getValue().stream()
                                        .map(message -> new Early(entry.getKey(), message)))
                        .toList();
        waiting.headMap(height, true).clear();
        return taken;
    }

    /** The connection is gone; whoever was at its other end sends again. */
    void forget(ConnectionId connection) {
        waiting.values().forEach(messages -> messages.remove(connection));
    }
}
