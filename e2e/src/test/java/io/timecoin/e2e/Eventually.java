package io.timecoin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions with a limit that a busy machine does not reach. */
public final class Eventually {
    private static final Duration LIMIT = Duration.ofMinutes(8);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private Eventually() {}

    /** Waits until it holds; {@code what} says what did not come. */
    public static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("still waiting for: %s", what).isLessThan(end);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }
}
