package io.timecoin.node.core;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.consensus.CommitCertificate;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.FinalityNotice;
import io.timecoin.node.finality.SubmissionOutcome;
import io.timecoin.node.masternode.Membership;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the node wants done, in order. Everything that is to be stored must be on disk before anything that follows it
 * is sent (consensus.md §2, persist before send).
 */
public sealed interface NodeEffect {
    /** Store what this node has signed and seen at the height being decided, in place of what is stored. */
    record Persist(Bytes consensusRecord) implements NodeEffect {}

    /**
     * Store a block as the new head together with what it does to the UTXO set.
     *
     * @param membership the masternodes after it, where the block changes anything about them
     */
    record Commit(
            CertifiedBlock block,
            ChainState after,
            List<UtxoChange> changes,
            Optional<Membership> membership)
            implements NodeEffect {
        public Commit {
            changes = List.copyOf(changes);
        }
    }

    /** Store a block below those that are stored; of its height a certificate may be there. */
    record KeepOld(CertifiedBlock block) implements NodeEffect {}

    /** Store a certificate with more signatures for a block that is already stored. */
    record ReplaceCertificate(CommitCertificate certificate) implements NodeEffect {}

    /**
     * Store that every input of the transaction is locked for it, and the transaction.
     *
     * @param lockedAt seconds since 1970
     */
    record Lock(Transaction transaction, long lockedAt) implements NodeEffect {}

    /**
     * Store that the output is locked for no transaction at all, after the locks before.
     *
     * @param lockedAt seconds since 1970
     */
    record Contest(OutPoint outpoint, long lockedAt) implements NodeEffect {}

    /** Store that the locks of all sets of masternodes before this one are taken over. */
    record Adopted(long set) implements NodeEffect {}

    /** Store the certificate of a transaction. */
    record KeepCertificate(FinalityCertificate certificate) implements NodeEffect {}

    /** Tell a client what became of its submission. */
    record Answer(long ticket, SubmissionOutcome outcome) implements NodeEffect {}

    /** Tell subscribers about a transaction or an output. */
    record Notify(FinalityNotice notice) implements NodeEffect {}

    /** Send one message over each of these connections. */
    record Send(List<ConnectionId> to, Message message) implements NodeEffect {
        public Send {
            to = List.copyOf(to);
        }
    }

    record Dial(PeerAddress address) implements NodeEffect {}

    /** Encrypt the connection after a last message in the clear (peers.PeerEffect.Encrypt). */
    record Encrypt(ConnectionId connection, Optional<Message> lastInTheClear)
            implements NodeEffect {}

    /**
     * The peer has proven who it is: longer lines may come from now on.
     *
     * @param lineBytes as long as they may be: strangers have no reason to send blocks of the greatest size
     */
    record HandshakeDone(ConnectionId connection, int lineBytes) implements NodeEffect {}

    /** Send what is queued, then close without a reset. */
    record Close(ConnectionId connection, CloseReason reason, String detail)
            implements NodeEffect {}

    record Arm(NodeTimer timer, Duration delay) implements NodeEffect {}

    record Report(NodeReport report) implements NodeEffect {}

    /** Going on could do harm: stop taking part, keep everything, say so loudly (consensus.md §5). */
    record Halt(String reason) implements NodeEffect {}
}
