package io.timecoin.node.core;

import io.timecoin.node.consensus.ConsensusTimeout;
import io.timecoin.node.consensus.Evidence;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerReport;
import java.time.Duration;

/** What a person would want to read or a metric to count. */
public sealed interface NodeReport {
    record Peers(PeerReport report) implements NodeReport {}

    /** The node goes on from this block of its own store. */
    record Restored(long height, Hash hash) implements NodeReport {}

    /**
     * The height was decided while this node took part.
     *
     * @param signatures precommits in the certificate so far
     * @param afterSlot from the opening of the slot to the commit
     * @param missed whether the next slot had opened already
     */
    record BlockCommitted(
            long height, Hash hash, int round, int signatures, Duration afterSlot, boolean missed)
            implements NodeReport {}

    /** The leader of a round let its time pass, or its block found no quorum. */
    record RoundStarted(long height, int round, String leader) implements NodeReport {}

    /** Consensus waited for something in vain. */
    record TimedOut(ConsensusTimeout timeout) implements NodeReport {}

    /** A peer proved a longer chain. */
    record SyncStarted(long head, long target) implements NodeReport {}

    /** A block came from a peer with its certificate. */
    record BlockSynced(long height, Hash hash) implements NodeReport {}

    /** An old block came from a peer, below those that are there. */
    record OldBlockKept(long height) implements NodeReport {}

    /** No peer has proved a longer chain; the node takes part from the next height on. */
    record SyncFinished(long head) implements NodeReport {}

    /** A masternode signed two different things where it may sign one. */
    record EvidenceFound(Evidence evidence) implements NodeReport {}

    /** A message of a ready peer was not used. */
    record MessageRefused(ConnectionId connection, String reason) implements NodeReport {}

    /** A transaction was not passed on to the reference nodes, which more or larger ones would hurt. */
    record TransactionHeldBack(Hash txid) implements NodeReport {}

    record Halted(String reason) implements NodeReport {}
}
