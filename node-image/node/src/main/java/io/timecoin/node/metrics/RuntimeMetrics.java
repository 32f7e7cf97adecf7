package io.timecoin.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.function.IntSupplier;

/** Measures the machinery around the core: event loop and store. Any thread may call. */
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

    /** A check takes some hundred microseconds where the processor has nothing else to do. */
    private static final Duration[] CHECK_BUCKETS = {
        Duration.ofNanos(200_000), Duration.ofMillis(1), Duration.ofMillis(10)
    };

    private final Meters meters;
    private final Timer steps;
    private final Timer writes;
    private final Timer checks;

    public RuntimeMetrics(MeterRegistry registry) {
        meters = new Meters(registry);
        steps = meters.timer("step", "Time of the core for one event", STEP_BUCKETS);
        writes = meters.timer("store.write", "Synced writes of the store", WRITE_BUCKETS);
        checks =
                meters.timer(
                        "signature.check", "Checks of signatures, on any thread", CHECK_BUCKETS);
    }

    /** Shows how many events wait for the owner thread; the supplier is asked by other threads. */
    public void watchInbox(IntSupplier depth) {
        meters.watch("inbox", "Events that wait for the owner thread", "events", depth::getAsInt);
    }

    /** The core has handled one event. */
    public void stepped(Duration took) {
        steps.record(took);
    }

    /** A signature was checked, by any thread. */
    public void checked(Duration took) {
        checks.record(took);
    }

    /** The store has written one batch and synced it. */
    public void stored(Duration took) {
        writes.record(took);
    }
}
