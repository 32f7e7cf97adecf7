package io.timecoin.node.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;

/** A clock that moves from one planned action to the next; actions of one moment run in the order of planning. */
final class VirtualTime {
    private record Planned(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(
                    Comparator.comparing(Planned::at).thenComparingLong(Planned::number));
    private Instant now;
    private long planned;

    VirtualTime(Instant start) {
        now = start;
    }

    Instant now() {
        return now;
    }

    void after(Duration delay, Runnable action) {
        plan.add(new Planned(now.plus(delay), planned++, action));
    }

    /** Runs until the condition holds; false if it does not within the limit. */
    boolean runUntil(BooleanSupplier condition, Duration limit) {
        Instant end = now.plus(limit);
        while (!condition.getAsBoolean()) {
            Planned next = plan.peek();
            if (next == null || next.at().isAfter(end)) {
                now = end;
                return condition.getAsBoolean();
            }
            plan.remove();
            now = next.at();
            next.action().run();
        }
        return true;
    }

    void run(Duration time) {
        runUntil(() -> false, time);
    }
}
