package io.timecoin.node.core;

import io.timecoin.node.consensus.ConsensusTimeout;
import io.timecoin.node.finality.FinalityTimer;
import io.timecoin.node.peers.PeerTimer;
import io.timecoin.node.sync.SyncTimer;

/** What a timer of the node is for. Equal timers are one: arming it again replaces it. */
public sealed interface NodeTimer {
    record Peers(PeerTimer timer) implements NodeTimer {}

    record Consensus(ConsensusTimeout timeout) implements NodeTimer {}

    record Sync(SyncTimer timer) implements NodeTimer {}

    record Finality(FinalityTimer timer) implements NodeTimer {}

    /** The next heartbeat is due. */
    record HeartbeatDue() implements NodeTimer {}

    /** The slot of the height begins by the local clock. */
    record SlotOpens(long height) implements NodeTimer {}
}
