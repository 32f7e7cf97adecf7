package io.timecoin.node.net;

import io.timecoin.node.peers.ConnectionId;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Memory of one kind that connections hold, each within a limit of its own: where all together hold too much, the one
 * that holds most gives way. Used by the network's thread alone.
 */
final class HeldBytes {
    private final SortedMap<ConnectionId, Long> held = new TreeMap<>();
    private final long max;
    private final Consumer<ConnectionId> giveWay;
    private long total;

    /** @param giveWay drops a connection, which then holds nothing */
    HeldBytes(long max, Consumer<ConnectionId> giveWay) {
        this.max = max;
        this.giveWay = giveWay;
    }

    /** A connection holds so many bytes now, or none. */
    void set(ConnectionId connection, long bytes) {
        Long before = bytes == 0 ? held.remove(connection) : held.put(connection, bytes);
        total += bytes - (before == null ? 0 : before);
        if (total > max) {
            held.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .ifPresent(giveWay);
        }
    }

    /** Bytes that all connections hold together. */
    long total() {
        return total;
    }
}
