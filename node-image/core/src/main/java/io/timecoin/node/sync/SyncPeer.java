package io.timecoin.node.sync;

import io.timecoin.node.crypto.NodeId;
import java.util.Optional;

/**
 * What is known of one peer that serves blocks.
 *
 * @param provenHeight highest height for which it showed a valid certificate
 * @param answered whether it has said how far its chain goes since it connected
 * @param faults requests that it left unanswered, answered wrongly or too slowly; peers with fewer are asked first
 * @param request the one request that it has not answered yet
 * @param askedAfter answers of all peers before this request
 */
record SyncPeer(
        NodeId node,
        long provenHeight,
        boolean answered,
        boolean member,
        int faults,
        Optional<BlockRange> request,
        long askedAfter) {
    static SyncPeer connected(NodeId node, boolean member, int faults) {
        return new SyncPeer(node, 0, false, member, faults, Optional.empty(), 0);
    }

    SyncPeer asMember(boolean now) {
        return new SyncPeer(node, provenHeight, answered, now, faults, request, askedAfter);
    }

    SyncPeer proved(long height) {
        return new SyncPeer(
                node, Math.max(height, provenHeight), true, member, faults, request, askedAfter);
    }

    SyncPeer asked(BlockRange range, long answersBefore) {
        return new SyncPeer(
                node, provenHeight, answered, member, faults, Optional.of(range), answersBefore);
    }

    SyncPeer idle() {
        return new SyncPeer(
                node, provenHeight, answered, member, faults, Optional.empty(), askedAfter);
    }

    /** A slow peer may still answer, and is asked after the others from now on. */
    SyncPeer demoted() {
        return new SyncPeer(node, provenHeight, answered, member, faults + 1, request, askedAfter);
    }

    /** A peer at fault must prove its height again before it is asked again. */
    SyncPeer atFault() {
        return new SyncPeer(node, 0, answered, member, faults + 1, Optional.empty(), askedAfter);
    }

    boolean isAsked(long height) {
        return request.filter(range -> range.contains(height)).isPresent();
    }
}
