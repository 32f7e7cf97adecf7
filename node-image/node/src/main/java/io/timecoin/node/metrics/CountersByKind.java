package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A counter for each constant of an enum. All are there from the start, so that a rate can be taken of the first one. */
final class CountersByKind<E extends Enum<E>> {
    private final Map<E, Counter> counters;

    /** @param counter makes the counter for a tag's value */
    CountersByKind(Class<E> kinds, Function<String, Counter> counter) {
        counters = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            counters.put(kind, counter.apply(tag(kind)));
        }
    }

    void count(E kind) {
        Optional.ofNullable(counters.get(kind)).orElseThrow().increment();
    }

    /** How a constant stands in metrics. */
    static String tag(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
