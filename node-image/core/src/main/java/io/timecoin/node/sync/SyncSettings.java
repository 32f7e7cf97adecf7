package io.timecoin.node.sync;

import java.time.Duration;
import java.util.Optional;

/**
 * Limits of fetching blocks, and what is known of them beforehand.
 *
 * @param askAtMost how long a node that starts asks its peers for their heights before it takes part (consensus.md §2)
 * @param requestTimeout how long a peer may take to answer a request before another is asked
 * @param trusted the block without which no chain is this network's
 * @param keptBlocks so many of the newest blocks are wanted; older ones are not fetched once the state is there
 */
public record SyncSettings(
        Duration askAtMost,
        Duration requestTimeout,
        Optional<TrustedBlock> trusted,
        long keptBlocks) {
    /** Most blocks of one request: what reference nodes answer at most (PROTOCOL 5, GetBlocks). */
    public static final int BLOCKS_PER_REQUEST = 101;

    /** Most requests ahead of the head, so that few blocks wait in memory for an earlier one. */
    public static final int REQUESTS_AHEAD = 4;

    /** A peer that has not answered when the others have so many times since holds them up. */
    public static final int OVERTAKEN_BY = 3;

    /** All blocks are wanted, and none is known beforehand. */
    public static final SyncSettings DEFAULT =
            new SyncSettings(
                    Duration.ofSeconds(2), Duration.ofSeconds(5), Optional.empty(), Long.MAX_VALUE);

    /** The same, with a block that is known to be of the chain. */
    public SyncSettings withTrusted(Optional<TrustedBlock> block) {
        return new SyncSettings(askAtMost, requestTimeout, block, keptBlocks);
    }

    /** The same, with so many of the newest blocks wanted. */
    public SyncSettings withKeptBlocks(long blocks) {
        return new SyncSettings(askAtMost, requestTimeout, trusted, blocks);
    }
}
