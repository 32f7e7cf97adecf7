package io.timecoin.node.app;

import java.time.Instant;

/** The two clocks of the loop: the time of day for slots, and one that never jumps for delays. */
public interface LoopClock {
    Instant now();

    /** Nanoseconds since some fixed moment. */
    long nanoTime();

    /** The clocks of this machine. */
    static LoopClock system() {
        return new LoopClock() {
            @Override
            public Instant now() {
                return Instant.now();
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        };
    }
}
