package io.timecoin.node.app;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.PriorityQueue;

/**
 * Delays that are running, by what they are for. Arming a timer that runs already starts it anew.
 *
 * @param <T> what a timer is for; compared by value
 */
final class Timers<T> {
    /** Entries that were replaced stay in the queue until their time, so it is cleaned when they are the most. */
    private static final int CLEAN_ABOVE = 1_024;

    private record Entry<T>(T timer, long deadline, long sequence) implements Comparable<Entry<T>> {
        @Override
        public int compareTo(Entry<T> other) {
            // Nanoseconds may wrap around, so they are compared by their difference.
            int byTime = Long.compare(deadline - other.deadline, 0);
            return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
        }
    }

    private final PriorityQueue<Entry<T>> queue = new PriorityQueue<>();
    private final Map<T, Entry<T>> armed = new HashMap<>();
    private long sequence;

    /** Starts or restarts a timer; a delay of zero or less is due at once. */
    void arm(T timer, Duration delay, long nanoTime) {
        Entry<T> entry = new Entry<>(timer, nanoTime + delay.toNanos(), sequence++);
        armed.put(timer, entry);
        queue.add(entry);
        if (queue.size() > CLEAN_ABOVE && queue.size() > 2 * armed.size()) {
            queue.removeIf(this::isReplaced);
        }
    }

    /** Nanoseconds until the next timer is due, at least zero; nothing when none runs. */
    OptionalLong nanosToNext(long nanoTime) {
        dropReplaced();
        Entry<T> next = queue.peek();
        return next == null
                ? OptionalLong.empty()
                : OptionalLong.of(Math.max(0, next.deadline() - nanoTime));
    }

    /** Takes out the timers that are due, the earliest first. */
    List<T> takeDue(long nanoTime) {
        List<T> due = new ArrayList<>();
        dropReplaced();
        while (!queue.isEmpty() && queue.peek().deadline() - nanoTime <= 0) {
            T timer = queue.remove().timer();
            armed.remove(timer);
            due.add(timer);
            dropReplaced();
        }
        return due;
    }

    /** Entries held, replaced ones included. */
    int size() {
        return queue.size();
    }

    private void dropReplaced() {
        while (!queue.isEmpty() && isReplaced(queue.peek())) {
            queue.remove();
        }
    }

    private boolean isReplaced(Entry<T> entry) {
        return !entry.equals(armed.get(entry.timer()));
    }
}
