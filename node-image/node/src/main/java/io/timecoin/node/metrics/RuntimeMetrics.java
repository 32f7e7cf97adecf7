package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Measures the machinery around the core: event loop, store, sockets. Any thread may call. */
public final class RuntimeMetrics {
    /** A step takes microseconds; one above 100 ms delays votes. */
    private static final Duration[] STEP_BUCKETS = {
        Duration.ofNanos(100_000),
        Duration.ofMillis(1),
        Duration.ofMillis(10),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    /** A synced write takes about a millisecond on a fast disk and tens on a slow one. */
    private static final Duration[] WRITE_BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(5),
        Duration.ofMillis(20),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    private final Meters meters;
    private final Timer steps;
    private final Timer writes;
    private final Counter linesReceived;
    private final Counter bytesReceived;
    private final Counter linesSent;
    private final Counter bytesSent;

    public RuntimeMetrics(MeterRegistry registry) {
        meters = new Meters(registry);
        steps = meters.timer("step", "Time of the core for one event", STEP_BUCKETS);
        writes = meters.timer("store.write", "Synced writes of the store", WRITE_BUCKETS);
        linesReceived = meters.counter("lines.received", "Lines that came from peers");
        bytesReceived = meters.bytes("received", "Bytes that came from peers");
        linesSent = meters.counter("lines.sent", "Lines sent to peers");
        bytesSent = meters.bytes("sent", "Bytes sent to peers");
    }

    /** Shows how many events wait for the owner thread; the supplier is asked by other threads. */
    public void watchInbox(IntSupplier depth) {
        meters.watch("inbox", "Events that wait for the owner thread", "events", depth::getAsInt);
    }

    /** The core has handled one event. */
    public void stepped(Duration took) {
        steps.record(took);
    }

    /** The store has written one batch and synced it. */
    public void stored(Duration took) {
        writes.record(took);
    }

    /** A line came from a peer. */
    public void received(int bytes) {
        linesReceived.increment();
        bytesReceived.increment(bytes);
    }

    /** A line went to a peer. */
    public void sent(int bytes) {
        linesSent.increment();
        bytesSent.increment(bytes);
    }
}
