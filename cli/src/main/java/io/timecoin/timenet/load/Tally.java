package io.timecoin.timenet.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Counts what became of spends. Safe for use by several threads. */
final class Tally {
    /** Longest latency that is told apart, in microseconds: two minutes. */
    private static final long MAX_MICROS = 120_000_000;

    private static final int DIGITS = 3;

    private final Histogram latency = new Histogram(MAX_MICROS, DIGITS);
    private final Map<String, Integer> refusals = new TreeMap<>();
    private int submitted;
    private int accepted;
    private long lastFinalNanos;

    synchronized void submitted() {
        submitted++;
    }

    synchronized void accepted() {
        accepted++;
    }

    synchronized void refused(String reason) {
        refusals.merge(reason, 1, Integer::sum);
    }

    synchronized void finalAfter(long nanos, long nowNanos) {
        latency.recordValue(Math.min(MAX_MICROS, TimeUnit.NANOSECONDS.toMicros(nanos)));
        lastFinalNanos = nowNanos;
    }

    synchronized int submittedCount() {
        return submitted;
    }

    synchronized int acceptedCount() {
        return accepted;
    }

    synchronized long finalCount() {
        return latency.getTotalCount();
    }

    synchronized long lastFinalNanos() {
        return lastFinalNanos;
    }

    synchronized Map<String, Integer> refusals() {
        return Map.copyOf(refusals);
    }

    /** Latency in milliseconds below which so many percent are. */
    synchronized double percentile(double percent) {
        return (double) latency.getValueAtPercentile(percent) / 1_000;
    }
}
