package io.timecoin.node.finality;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;

/** Tells subscribers what becomes of transactions, and of the outputs that they spend and make. */
final class Announcements {
    private final FinalityChain chain;
    private final Outputs outputs;
    private final FinalityStep step;

    Announcements(FinalityChain chain, Outputs outputs, FinalityStep step) {
        this.chain = chain;
        this.outputs = outputs;
        this.step = step;
    }

    void accepted(PendingTransaction pending) {
        tell(new FinalityNotice.Accepted(pending.txid()));
        tellInputs(pending);
    }

    void finalized(PendingTransaction pending) {
        tell(new FinalityNotice.Finalized(pending.txid(), pending.votes(), chain.members().size()));
        tellInputs(pending);
        Utxo.createdBy(pending.transaction())
                .forEach(utxo -> tell(utxo.outpoint(), new UtxoState.Unspent()));
    }

    void confirmed(Transaction transaction, Block block) {
        tell(new FinalityNotice.Confirmed(transaction.txid(), block.height()));
        UtxoState spent =
                new UtxoState.Confirmed(
                        transaction.txid(), block.height(), block.header().timestamp());
        transaction.spends().forEach(outpoint -> tell(outpoint, spent));
    }

    /** It is in the pool no more. */
    void dropped(PendingTransaction pending, String reason) {
        tell(new FinalityNotice.Dropped(pending.txid(), reason));
        for (OutPoint outpoint : pending.transaction().spends()) {
            outputs.available(outpoint)
                    .ifPresent(_ -> tell(outpoint, outputs.stateOfUnspent(outpoint)));
        }
    }

    private void tellInputs(PendingTransaction pending) {
        UtxoState state = pending.stateOfInputs(chain.members().size());
        pending.transaction().spends().forEach(outpoint -> tell(outpoint, state));
    }

    private void tell(OutPoint outpoint, UtxoState state) {
        tell(new FinalityNotice.OutputChanged(outpoint, state));
    }

    private void tell(FinalityNotice notice) {
        step.add(new FinalityEffect.Notify(notice));
    }
}
