package io.timecoin.node.peers;

/** Names one connection of this process; never used again after it closed. */
public record ConnectionId(long value) implements Comparable<ConnectionId> {
    @Override
    public int compareTo(ConnectionId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "#" + value;
    }
}
