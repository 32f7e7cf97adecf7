package io.timecoin.node.consensus;

import java.util.function.LongConsumer;

/** The seeds of the runs, and how to repeat one. */
final class Seeds {
    private Seeds() {}

    /** Runs with so many seeds, or as the system properties say. */
    static void forEach(int seeds, LongConsumer run) {
        Long single = Long.getLong("simulation.seed");
        if (single != null) {
            run.accept(single);
            return;
        }
        int count = Integer.getInteger("simulation.seeds", seeds);
        for (long seed = 0; seed < count; seed++) {
            try {
                run.accept(seed);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed %d: %s; repeat it with -Dsimulation.seed=%d"
                                .formatted(seed, e.getMessage(), seed),
                        e);
            }
        }
    }

    /** The first breach that so many seeds find. */
    static Invariants.Breach firstBreach(int seeds, LongConsumer run) {
        for (long seed = 0; seed < seeds; seed++) {
            try {
                run.accept(seed);
            } catch (Invariants.Breach found) {
                return found;
            }
        }
        throw new AssertionError("not found with " + seeds + " seeds");
    }
}
