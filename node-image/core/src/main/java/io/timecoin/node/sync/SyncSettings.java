package io.timecoin.node.sync;

import java.time.Duration;

/**
 * Limits of fetching blocks.
 *
 * @param askAtMost how long a node that starts asks its peers for their heights before it takes part (consensus.md §2)
 * @param requestTimeout how long a peer may take to answer a request before another is asked
 */
public record SyncSettings(Duration askAtMost, Duration requestTimeout) {
    /** Most blocks of one request: what reference nodes answer at most (PROTOCOL 5, GetBlocks). */
    public static final int BLOCKS_PER_REQUEST = 101;

    /** Most requests ahead of the head, so that few blocks wait in memory for an earlier one. */
    public static final int REQUESTS_AHEAD = 4;

    /** A peer that has not answered when the others have so many times since holds them up. */
    public static final int OVERTAKEN_BY = 3;

    public static final SyncSettings DEFAULT =
            new SyncSettings(Duration.ofSeconds(2), Duration.ofSeconds(5));
}
