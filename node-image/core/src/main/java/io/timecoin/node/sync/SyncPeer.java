package io.timecoin.node.sync;

import java.util.Optional;

/**
 * What is known of one peer that serves blocks.
 *
 * @param provenHeight highest height for which it showed a valid certificate
 * @param answered whether it has said how far its chain goes since it connected
 * @param faults requests that it left unanswered or answered wrongly; peers with fewer are asked first
 * @param request the one request that it has not answered yet
 */
record SyncPeer(
        long provenHeight,
        boolean answered,
        boolean member,
        int faults,
        Optional<BlockRange> request) {
    static SyncPeer connected(boolean member) {
        return new SyncPeer(0, false, member, 0, Optional.empty());
    }

    SyncPeer proved(long height) {
        return new SyncPeer(Math.max(height, provenHeight), true, member, faults, request);
    }

    SyncPeer asked(BlockRange range) {
        return new SyncPeer(provenHeight, answered, member, faults, Optional.of(range));
    }

    SyncPeer idle() {
        return new SyncPeer(provenHeight, answered, member, faults, Optional.empty());
    }

    /** A peer at fault must prove its height again before it is asked again. */
    SyncPeer atFault() {
        return new SyncPeer(0, answered, member, faults + 1, Optional.empty());
    }
}
