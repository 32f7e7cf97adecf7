package io.timecoin.node.core;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/** How fast blocks are fetched while the node lacks some. */
final class SyncProgress {
    private static final double MILLIS_PER_SECOND = 1e3;

    private boolean fetching;
    private Instant since = Instant.EPOCH;
    private long from;

    /** Fetching begins from this head. */
    void begin(Instant now, long head) {
        fetching = true;
        since = now;
        from = head;
    }

    void end() {
        fetching = false;
    }

    boolean isFetching() {
        return fetching;
    }

    /** What {@code /status} shows. */
    NodeStatus.Sync status(boolean asking, long head, long target, long backfillLeft, Instant now) {
        double seconds = Duration.between(since, now).toMillis() / MILLIS_PER_SECOND;
        double rate = fetching && seconds > 0 ? (head - from) / seconds : 0;
        return new NodeStatus.Sync(
                state(asking), target, rate, secondsLeft(target - head, rate), backfillLeft);
    }

    private NodeStatus.SyncState state(boolean asking) {
        if (fetching) {
            return NodeStatus.SyncState.FETCHING;
        }
        return asking ? NodeStatus.SyncState.ASKING : NodeStatus.SyncState.IDLE;
    }

    private static OptionalDouble secondsLeft(long blocks, double rate) {
        if (blocks <= 0) {
            return OptionalDouble.of(0);
        }
        return rate > 0 ? OptionalDouble.of(blocks / rate) : OptionalDouble.empty();
    }
}
