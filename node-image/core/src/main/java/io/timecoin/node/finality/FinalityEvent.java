package io.timecoin.node.finality;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.Transaction;
import java.util.Optional;

/** What {@link Finality} takes. Approvals and certificates have been checked by a {@link FinalityVerifier}. */
public sealed interface FinalityEvent {
    /** Goes on with what the store holds; the first event, once. */
    record Started() implements FinalityEvent {}

    /**
     * A client of this node submits a transaction.
     *
     * @param ticket by which {@link FinalityEffect.Answer} names the submission
     */
    record Submitted(long ticket, Transaction transaction) implements FinalityEvent {}

    /**
     * A peer passes a transaction on.
     *
     * @param relay whether the peer is none that reaches all masternodes itself
     */
    record Gossiped(Transaction transaction, boolean relay) implements FinalityEvent {}

    /** A member of the set approves transactions. */
    record Approved(ApprovalBatch batch) implements FinalityEvent {}

    /** A peer shows a certificate, and the transaction where it has it. */
    record Certified(FinalityCertificate certificate, Optional<Transaction> transaction)
            implements FinalityEvent {}

    /** A member of a set that is over reports its locks. */
    record Reported(LockReport report) implements FinalityEvent {}

    /** A block was committed; the chain's outputs are those after it. */
    record Committed(Block block) implements FinalityEvent {}

    /** A timer that was armed has fired. */
    record TimerFired(FinalityTimer timer) implements FinalityEvent {}
}
