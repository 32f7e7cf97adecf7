package io.timecoin.node.rpc;

import io.timecoin.node.rpc.jsonrpc.CallBudget;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** How many calls a client address makes in a second: a token bucket for each, filled to two seconds' worth. */
final class CallLimit {
    /** Addresses remembered at once; one that was forgotten begins with a full bucket. */
    private static final int MAX_CLIENTS = 1_024;

    private static final int BURST_SECONDS = 2;
    private static final double NANOS_PER_SECOND = 1e9;

    private final int callsPerSecond;
    private final LongSupplier nanoTime;

    /** By the time of their last call. */
    private final Map<InetAddress, Bucket> buckets =
            new LinkedHashMap<>(16, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<InetAddress, Bucket> eldest) {
                    return size() > MAX_CLIENTS;
                }
            };

    /** @param nanoTime a clock that never goes back */
    CallLimit(int callsPerSecond, LongSupplier nanoTime) {
        this.callsPerSecond = callsPerSecond;
        this.nanoTime = nanoTime;
    }

    private record Bucket(double tokens, long at) {}

    /** What is left to a client; any thread may take from it. */
    CallBudget of(InetAddress client) {
        return calls -> take(client, calls);
    }

    private synchronized boolean take(InetAddress client, int calls) {
        long now = nanoTime.getAsLong();
        double full = (double) BURST_SECONDS * callsPerSecond;
        Bucket before = buckets.getOrDefault(client, new Bucket(full, now));
        double filled = (double) (now - before.at()) / NANOS_PER_SECOND * (double) callsPerSecond;
        double tokens = Math.min(full, before.tokens() + filled);
        boolean enough = tokens >= (double) calls;
        buckets.put(client, new Bucket(enough ? tokens - (double) calls : tokens, now));
        return enough;
    }
}
