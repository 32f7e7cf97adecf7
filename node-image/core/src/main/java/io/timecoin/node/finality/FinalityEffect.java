package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.time.Duration;
import java.util.List;

/** What {@link Finality} asks to be done, in this order. */
public sealed interface FinalityEffect {
    /**
     * Lock every input of the transaction for it, for ever, on disk before any later effect.
     *
     * @param lockedAt seconds since 1970
     */
    record Lock(Transaction transaction, long lockedAt) implements FinalityEffect {}

    /**
     * Lock an output for no transaction at all, on disk: it is not clear which one the set before has approved.
     *
     * @param lockedAt seconds since 1970
     */
    record Contest(OutPoint outpoint, long lockedAt) implements FinalityEffect {}

    /** Keep on disk, with the locks before it, that those of the sets before this one are taken over. */
    record Adopted(long set) implements FinalityEffect {}

    /** Send own locks in a set that is over to all peers. */
    record Report(LockReport report) implements FinalityEffect {}

    /** Ask all masternodes for their locks in a set that is over. */
    record AskReports(long set) implements FinalityEffect {}

    /** Keep the certificate on disk. */
    record Keep(FinalityCertificate certificate) implements FinalityEffect {}

    /** Send the transaction to all peers. */
    record Relay(Transaction transaction) implements FinalityEffect {}

    /** Show a certificate of a set that is over to all peers: no masternode may have it. */
    record Show(Transaction transaction, FinalityCertificate certificate)
            implements FinalityEffect {}

    /** Send own approvals to all peers. */
    record Approve(ApprovalBatch batch) implements FinalityEffect {}

    /** Ask these masternodes for transactions and their certificates. */
    record Ask(List<Hash> txids, List<PublicKey> from) implements FinalityEffect {
        public Ask {
            txids = List.copyOf(txids);
            from = List.copyOf(from);
        }
    }

    /** Tell a client what became of its submission. */
    record Answer(long ticket, SubmissionOutcome outcome) implements FinalityEffect {}

    /** Tell subscribers. */
    record Notify(FinalityNotice notice) implements FinalityEffect {}

    /** Give {@link FinalityEvent.TimerFired} after this time. */
    record Arm(FinalityTimer timer, Duration after) implements FinalityEffect {}
}
