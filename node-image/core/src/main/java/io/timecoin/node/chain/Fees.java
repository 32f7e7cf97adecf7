package io.timecoin.node.chain;

import java.util.Collection;
import java.util.OptionalLong;

/** What a transaction must pay (consensus.md §4, PROTOCOL 10.2). Amounts are units of 10^-8 TIME. */
public final class Fees {
    /** The smallest fee: 0.001 TIME. The reference takes a hundredth of it, against its own documents. */
    public static final long MINIMUM = 100_000;

    /** The fee is at least the outputs' sum divided by this: 0.1 %. */
    public static final long RATE_DIVISOR = 1_000;

    /** The smallest output, except for 0. */
    public static final long DUST = 546;

    private Fees() {}

    /** The least fee of a transaction whose outputs sum up to so much. */
    public static long least(long outputs) {
        return Math.max(MINIMUM, leastByRate(outputs));
    }

    static long leastByRate(long outputs) {
        return outputs / RATE_DIVISOR;
    }

    static boolean isDust(long value) {
        return value > 0 && value < DUST;
    }

    /** The sum of unsigned amounts; nothing where it does not fit into 63 bits. */
    static OptionalLong sum(Collection<Long> amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
            if (amount < 0 || sum < 0) {
                return OptionalLong.empty();
            }
        }
        return OptionalLong.of(sum);
    }
}
