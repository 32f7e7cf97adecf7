package io.timecoin.node.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** What the links of a network are like at the moment. */
final class Conditions {
    private static final Duration FASTEST = Duration.ofMillis(1);
    private static final Duration SLOWEST = Duration.ofMillis(3);

    /** What messages may take in a network that nothing ails: as much as between continents. */
    private static final Duration TOLERABLE = Duration.ofMillis(100);

    private final Random random;
    private Duration fastest = FASTEST;
    private Duration slowest = SLOWEST;
    private List<Set<VirtualNode>> islands = List.of();

    Conditions(Random random) {
        this.random = random;
    }

    /** Messages take between these times from now on. */
    void latency(Duration least, Duration most) {
        fastest = least;
        slowest = most;
    }

    /** As at first: one to three milliseconds. */
    void usualLatency() {
        latency(FASTEST, SLOWEST);
    }

    Duration nextLatency() {
        return Duration.ofNanos(random.nextLong(fastest.toNanos(), slowest.toNanos() + 1));
    }

    /** Nothing passes between a node of one of these sets and any other node outside of it. */
    void separate(List<Set<VirtualNode>> sets) {
        islands = sets.stream().map(Set::copyOf).toList();
    }

    /** Whether everybody reaches everybody in good time. */
    boolean areGood() {
        return islands.isEmpty() && slowest.compareTo(TOLERABLE) <= 0;
    }

    boolean areSeparated(VirtualNode one, VirtualNode other) {
        return islands.stream().anyMatch(island -> island.contains(one) != island.contains(other));
    }
}
