package io.timecoin.node.wire;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import java.util.List;
import java.util.Optional;

/**
 * Approvals of transactions and their certificates. They go only to peers that announced {@link Capability#FINALITY}: a
 * reference node bans for unknown names.
 */
public sealed interface FinalityMessage extends Message {
    /**
     * A masternode approves transactions with one signature.
     *
     * @param set number of the set of masternodes that the approval is given in
     */
    record TransactionApprovals(long set, List<Hash> txids, PublicKey voter, Signature signature)
            implements FinalityMessage {
        public TransactionApprovals {
            txids = List.copyOf(txids);
        }
    }

    /**
     * A part of what a masternode has locked in a set that is over. Only to peers that announced {@link
     * Capability#MEMBERSHIP}.
     *
     * @param set number of the set
     * @param whole hash of all transactions of the report
     */
    record LockReports(
            long set,
            Hash whole,
            int part,
            int parts,
            List<Hash> txids,
            PublicKey voter,
            Signature signature)
            implements FinalityMessage {
        public LockReports {
            txids = List.copyOf(txids);
        }
    }

    /** Asks for {@link LockReports} of the receiver about a set. */
    record GetLockReports(long set) implements FinalityMessage {}

    /** Asks for transactions and their certificates. */
    record GetFinality(List<Hash> txids) implements FinalityMessage {
        public GetFinality {
            txids = List.copyOf(txids);
        }
    }

    /** The answer to {@link GetFinality}: what the sender has of it and an answer may hold. */
    record FinalityProofs(List<FinalityProof> proofs) implements FinalityMessage {
        public FinalityProofs {
            proofs = List.copyOf(proofs);
        }
    }

    /**
     * A transaction that is in no block yet.
     *
     * @param certificate where a quorum has approved it
     */
    record FinalityProof(Transaction transaction, Optional<CertificateData> certificate) {}

    /**
     * Approvals of a quorum.
     *
     * @param set number of the set of masternodes
     */
    record CertificateData(long set, List<ApprovalData> approvals) {
        public CertificateData {
            approvals = List.copyOf(approvals);
        }
    }

    /** One approval: the signature covers the root that the path leads to. */
    record ApprovalData(PublicKey voter, Signature signature, List<PathStep> path) {
        public ApprovalData {
            path = List.copyOf(path);
        }
    }

    /**
     * One level of a path.
     *
     * @param left whether the sibling stands on the left
     */
    record PathStep(boolean left, Hash sibling) {}
}
