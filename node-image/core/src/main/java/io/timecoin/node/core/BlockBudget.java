package io.timecoin.node.core;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockRules;
import java.time.Duration;

/**
 * How many bytes of spends a block of this node's carries: a block has to be delivered and checked within a round, on
 * slow machines too. Blocks decided quickly let it grow, late ones and further rounds let it shrink; what does not fit
 * waits for the next block, and clients hear that the network is busy.
 */
final class BlockBudget {
    /** A block of so many bytes is decided in time on any machine: about 900 payments. */
    static final long LEAST = 256 * 1024;

    /** A block decided within this part of the interval leaves room for a larger one. */
    private static final int QUICK_PART = 4;

    /** A block that took more than this part of the interval was too large. */
    private static final int SLOW_PART = 2;

    private final Duration interval;
    private long bytes = 4 * LEAST;

    /** @param interval between the slots of two blocks */
    BlockBudget(Duration interval) {
        this.interval = interval;
    }

    /** Bytes for a block of a round of the next height: each round that failed halves them. */
    long bytes(int round) {
        return Math.max(LEAST, bytes >> Math.min(round, Long.SIZE - 1));
    }

    /**
     * A block was decided.
     *
     * @param blockBytes of its spends
     * @param took from its slot until now
     */
    void decided(long blockBytes, int round, Duration took) {
        if (round > 0 || took.compareTo(interval.dividedBy(SLOW_PART)) > 0) {
            bytes = Math.max(LEAST, bytes / 2);
        } else if (2 * blockBytes > bytes && took.compareTo(interval.dividedBy(QUICK_PART)) <= 0) {
            bytes = Math.min(BlockRules.MAX_BLOCK_BYTES, 2 * bytes);
        }
    }

    /** Bytes of the spends of a block in binary form. */
    static long bytes(Block block) {
        return block.transactions().stream().skip(1).mapToLong(Bincode::size).sum();
    }
}
