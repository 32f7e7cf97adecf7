package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;

/**
 * Which of two ready connections of one pair stays (architecture.md §4). Both sides come to the same verdict, and one
 * of them closes: the one that knows that the other has completed the connection that stays, so that the pair is never
 * without one.
 */
final class Duplicates {
    /**
     * What to do with the two.
     *
     * @param reason why the other one ends
     * @param closeHere whether this side closes it; else the peer does
     */
    record Verdict(Session kept, Session ended, CloseReason reason, boolean closeHere) {}

    private Duplicates() {}

    /**
     * Judges two connections to one peer.
     *
     * @param older the one that was ready first
     */
    static Verdict resolve(NodeId local, Session older, Session newer) {
        int start = Long.compare(older.startMillis(), newer.startMillis());
        if (start != 0) {
            return start < 0 ? earlierStart(newer, older) : earlierStart(older, newer);
        }
        if (older.direction == newer.direction) {
            // The dialler closes: it knows in which order it dialled, the acceptor may have seen
            // another.
            return new Verdict(newer, older, CloseReason.DUPLICATE, newer.isOutbound());
        }
        boolean localIsLower = local.compareTo(newer.nodeId().orElseThrow()) < 0;
        Session kept = older.isOutbound() == localIsLower ? older : newer;
        Session ended = kept == older ? newer : older;
        // The acceptor is the last to complete a handshake: when it has, the dialler has too.
        return new Verdict(kept, ended, CloseReason.DUPLICATE, !kept.isOutbound());
    }

    private static Verdict earlierStart(Session kept, Session ended) {
        return new Verdict(kept, ended, CloseReason.EARLIER_START, true);
    }
}
