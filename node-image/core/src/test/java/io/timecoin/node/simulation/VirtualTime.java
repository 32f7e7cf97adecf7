package io.timecoin.node.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * A clock that moves from one planned action to the next; actions of one moment run in the order of planning.
 *
 * <p>It is also the scheduler: timed as it comes, or asynchronous after {@link #disorder}.
 */
final class VirtualTime {
    private record Planned(Instant at, long number, Runnable action) {}

    private final PriorityQueue<Planned> plan =
            new PriorityQueue<>(
                    Comparator.comparing(Planned::at).thenComparingLong(Planned::number));
    private final Random random;
    private int choices = 1;
    private Instant now;
    private long planned;

    VirtualTime(Instant start, Random random) {
        this.now = start;
        this.random = random;
    }

    Instant now() {
        return now;
    }

    void after(Duration delay, Runnable action) {
        plan.add(new Planned(now.plus(delay), planned++, action));
    }

    /** From now on any of so many earliest actions may be the next one, and those that it overtakes are late. */
    void disorder(int actions) {
        choices = actions;
    }

    /** Everything happens when its time comes, again. */
    void order() {
        choices = 1;
    }

    boolean isOrdered() {
        return choices == 1;
    }

    /** Runs until the condition holds; false if it does not within the limit. */
    boolean runUntil(BooleanSupplier condition, Duration limit) {
        Instant end = now.plus(limit);
        while (!condition.getAsBoolean()) {
            Planned earliest = plan.peek();
            if (earliest == null || earliest.at().isAfter(end)) {
                advanceTo(end);
                return condition.getAsBoolean();
            }
            Planned next = choose();
            advanceTo(next.at());
            next.action().run();
        }
        return true;
    }

    void run(Duration time) {
        runUntil(() -> false, time);
    }

    private void advanceTo(Instant time) {
        now = time.isAfter(now) ? time : now;
    }

    private Planned choose() {
        if (isOrdered()) {
            return plan.remove();
        }
        List<Planned> candidates = new ArrayList<>();
        while (candidates.size() < choices && !plan.isEmpty()) {
            candidates.add(plan.remove());
        }
        Planned chosen =
                candidates.remove(candidates.size() == 1 ? 0 : random.nextInt(candidates.size()));
        plan.addAll(candidates);
        return chosen;
    }
}
