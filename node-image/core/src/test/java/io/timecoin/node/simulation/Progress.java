package io.timecoin.node.simulation;

import java.time.Duration;

/**
 * What holds in every run besides {@link Invariants}: a network that nothing ails goes on, every node of it, within a
 * bound after the last fault (consensus.md §1, guarantee 3).
 */
final class Progress {
    /** Rounds may have grown to eight seconds for each step; then a fault ends, and the next round or two decide. */
    private static final Duration BOUND = Duration.ofSeconds(40);

    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    private final VirtualNetwork network;
    private long height;

    /** Looks in a row at a network that is well and behind its schedule, and of which somebody stood still. */
    private long still;

    private Progress(VirtualNetwork network) {
        this.network = network;
    }

    /** Looks at the network from now on, every second of its time. */
    static void watch(VirtualNetwork network) {
        new Progress(network).look();
    }

    private void look() {
        long before = height;
        height = network.lowest().height();
        boolean fine = !network.isWell() || height > before || height >= network.due();
        still = fine ? 0 : still + 1;
        if (still > BOUND.dividedBy(LOOK_EVERY)) {
            throw new Violation(
                    "nothing ails the network, and %s stays at height %d"
                            .formatted(network.lowest(), height));
        }
        network.after(LOOK_EVERY, this::look);
    }
}
