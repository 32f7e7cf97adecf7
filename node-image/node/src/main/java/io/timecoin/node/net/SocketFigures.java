package io.timecoin.node.net;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What the sockets of a node are doing and have come to since its start. The network's thread writes, any may read. */
public final class SocketFigures {
    private final LongAdder turnedAway = new LongAdder();
    private final LongAdder pauses = new LongAdder();
    private final LongAdder queuedBytes = new LongAdder();
    private final LongAdder parsingNanos = new LongAdder();
    private final AtomicLong unfinishedBytes = new AtomicLong();
    private final Map<DropReason, LongAdder> dropped = new EnumMap<>(DropReason.class);

    SocketFigures() {
        for (DropReason reason : DropReason.values()) {
            dropped.put(reason, new LongAdder());
        }
    }

    void countTurnedAway() {
        turnedAway.increment();
    }

    void countPause() {
        pauses.increment();
    }

    void countDropped(DropReason reason) {
        adder(reason).increment();
    }

    void addQueued(long bytes) {
        queuedBytes.add(bytes);
    }

    void addParsing(long nanos) {
        parsingNanos.add(nanos);
    }

    void setUnfinished(long bytes) {
        unfinishedBytes.set(bytes);
    }

    /** Connections of peers that found no room. */
    public long turnedAway() {
        return turnedAway.sum();
    }

    /** How often reading stopped because the node was busy. */
    public long pauses() {
        return pauses.sum();
    }

    /** Bytes that wait to be written, to all peers together. */
    public long queuedBytes() {
        return queuedBytes.sum();
    }

    /** Bytes of lines that have begun and not ended, of all peers together. */
    public long unfinishedBytes() {
        return unfinishedBytes.get();
    }

    /** Time that the lines of all peers took to be read as messages, in nanoseconds. */
    public long parsingNanos() {
        return parsingNanos.sum();
    }

    /** Connections given up for the reason. */
    public long dropped(DropReason reason) {
        return adder(reason).sum();
    }

    private LongAdder adder(DropReason reason) {
        LongAdder adder = dropped.get(reason);
        if (adder == null) {
            throw new IllegalStateException("every reason is counted, " + reason + " is not");
        }
        return adder;
    }
}
