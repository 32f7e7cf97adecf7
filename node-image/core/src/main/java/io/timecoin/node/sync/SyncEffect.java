package io.timecoin.node.sync;

import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.peers.ConnectionId;
import java.time.Duration;

/** What fetching blocks asks of the rest of the node. */
public sealed interface SyncEffect {
    /** Ask this peer how far its chain goes. */
    record AskStatus(ConnectionId peer) implements SyncEffect {}

    /** Ask this peer for the blocks of both heights and all between. */
    record AskBlocks(ConnectionId peer, long startHeight, long endHeight) implements SyncEffect {}

    /** Fire this timer after the delay; an equal timer that is armed is replaced. */
    record Arm(SyncTimer timer, Duration delay) implements SyncEffect {}

    /** Store a block below those that are there; it is checked. */
    record KeepOld(CertifiedBlock block) implements SyncEffect {}

    /** This peer sent a block that does not follow, or none of those it promised: part with it. */
    record Blame(ConnectionId peer, String reason) implements SyncEffect {}
}
