package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

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

    /** A counter for each constant of an enum, in a tag. */
    <E extends Enum<E>> CountersByKind<E> counters(
            String name, String help, String tag, Class<E> kinds) {
        return new CountersByKind<>(
                kinds,
                value ->
                        Counter.builder(PREFIX + name)
                                .description(help)
                                .tag(tag, value)
                                .register(registry));
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

    /** Figures that come and go as rows with their tags. */
    MultiGauge rows(String name, String help) {
        return MultiGauge.builder(PREFIX + name).description(help).register(registry);
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

    /**
     * A count that only grows and is asked for when metrics are read.
     *
     * @param owner who counts; must live as long as the registry, which does not keep it alive
     */
    <T> void watchCount(
            String name, String help, T owner, ToDoubleFunction<T> total, String... tags) {
        FunctionCounter.builder(PREFIX + name, owner, total)
                .description(help)
                .tags(tags)
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
