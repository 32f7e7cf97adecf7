package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TransactionVerdict;
import io.timecoin.node.crypto.Hash;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/** Whether a transaction may enter the pool; what costs least is asked first. */
final class Entrance {
    /** Transactions kept although nothing is known of what they spend: it may be on its way. */
    private static final int MAX_ORPHANS = 2_000;

    private final TransactionRules rules;
    private final FinalityRules finalityRules;
    private final Pool pool;
    private final Outputs outputs;
    private final IntSupplier orphans;

    /** @param orphans how many transactions wait of whose inputs nothing is known */
    Entrance(
            TransactionRules rules,
            FinalityRules finalityRules,
            Pool pool,
            Outputs outputs,
            IntSupplier orphans) {
        this.rules = rules;
        this.finalityRules = finalityRules;
        this.pool = pool;
        this.outputs = outputs;
        this.orphans = orphans;
    }

    /** Finality must not outrun blocks: clients wait with new transactions till the next. */
    Optional<SubmissionOutcome> refusalByLoad(Hash txid) {
        return pool.isBusy() && pool.find(txid).isEmpty()
                ? Optional.of(
                        new SubmissionOutcome.Refused(
                                SubmissionOutcome.Reason.BUSY,
                                "final transactions fill more than two blocks; try again after a"
                                        + " block"))
                : Optional.empty();
    }

    /**
     * Why the transaction is not taken.
     *
     * @param mayWait whether it may come although something that it spends is not known yet
     */
    Optional<SubmissionOutcome> refusal(
            Transaction transaction, Hash txid, boolean mayWait, Instant now) {
        return refusalOf(rules.faultOfForm(transaction))
                .or(() -> refusalByRivals(txid, transaction.spends()))
                .or(() -> refusalByRoom(transaction, txid, now))
                .or(() -> refusalByInputs(transaction, mayWait))
                .or(() -> refusalOf(rules.faultOfSignatures(transaction)));
    }

    private static Optional<SubmissionOutcome> refusalOf(
            Optional<TransactionVerdict.Invalid> fault) {
        return fault.map(invalid ->
                new SubmissionOutcome.Refused(
                        SubmissionOutcome.Reason.INVALID,
                        invalid.code() + ": " + invalid.sentence()));
    }

    /** First come, first served. */
    private Optional<SubmissionOutcome> refusalByRivals(Hash txid, List<OutPoint> spends) {
        return pool.rivals(txid, spends).stream()
                .filter(_ -> finalityRules.keepsRivalsOut())
                .findFirst()
                .map(rival ->
                        new SubmissionOutcome.Refused(
                                SubmissionOutcome.Reason.CONFLICT,
                                rival.txid() + " spends one of its inputs and came first"));
    }

    private Optional<SubmissionOutcome> refusalByRoom(
            Transaction transaction, Hash txid, Instant now) {
        PendingTransaction candidate = new PendingTransaction(transaction, txid, now);
        if (!pool.hasRoom(candidate.bytes(), candidate.owner())) {
            return Optional.of(
                    new SubmissionOutcome.Refused(
                            SubmissionOutcome.Reason.BUSY,
                            "too many transactions wait, of all or of this owner; try again"));
        }
        return pool.isChainTooLong(transaction.spends())
                ? Optional.of(
                        new SubmissionOutcome.Refused(
                                SubmissionOutcome.Reason.CHAIN_TOO_LONG,
                                "it builds upon more than %d transactions that are in no block"
                                        .formatted(Pool.MAX_ANCESTORS)))
                : Optional.empty();
    }

    private Optional<SubmissionOutcome> refusalByInputs(Transaction transaction, boolean mayWait) {
        boolean waits = !outputs.areAvailable(transaction);
        boolean promised = outputs.arePromised(transaction.spends());
        if (waits && (promised || (mayWait && orphans.getAsInt() < MAX_ORPHANS))) {
            return Optional.empty();
        }
        return switch (rules.checkInputs(transaction, outputs::available)) {
            case TransactionVerdict.Valid _ -> Optional.empty();
            case TransactionVerdict.Invalid invalid -> refusalOf(Optional.of(invalid));
        };
    }
}
