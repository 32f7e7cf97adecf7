package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/** Makes the meters of a node: one prefix, and help for each. Names are in dots; Prometheus adds units and {@code _total}. */
final class Meters {
    private static final String PREFIX = "time.node.";

    private final MeterRegistry registry;

    Meters(MeterRegistry registry) {
        this.registry = registry;
    }

    Counter counter(String name, String help) {
        return Counter.builder(PREFIX + name).description(help).register(registry);
    }

    /** A counter for each value of a tag; the values must come from a closed list. */
    MeterProvider<Counter> counters(String name, String help) {
        return Counter.builder(PREFIX + name).description(help).withRegistry(registry);
    }

    /** A figure that one thread sets and another reads. */
    AtomicLong figure(String name, String help, String... tags) {
        AtomicLong figure = new AtomicLong();
        Gauge.builder(PREFIX + name, figure, AtomicLong::get)
                .description(help)
                .tags(tags)
                .strongReference(true)
                .register(registry);
        return figure;
    }

    /** A figure that is asked for when metrics are read; must be cheap and safe from any thread. */
    void watch(String name, String help, String unit, Supplier<Number> figure) {
        Gauge.builder(PREFIX + name, figure)
                .description(help)
                .baseUnit(unit)
                .strongReference(true)
                .register(registry);
    }

    /** A total that only grows and is asked for when metrics are read. */
    void watchTotal(String name, String help, String unit, DoubleSupplier total) {
        FunctionCounter.builder(PREFIX + name, total, DoubleSupplier::getAsDouble)
                .description(help)
                .baseUnit(unit)
                .register(registry);
    }

    /** Durations, counted in buckets with these upper ends. */
    Timer timer(String name, String help, Duration... buckets) {
        return Timer.builder(PREFIX + name)
                .description(help)
                .serviceLevelObjectives(buckets)
                .register(registry);
    }
}
