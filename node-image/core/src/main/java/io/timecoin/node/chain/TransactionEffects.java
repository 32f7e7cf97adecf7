package io.timecoin.node.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What transactions do to the set of unspent outputs. */
public final class TransactionEffects {
    private TransactionEffects() {}

    /** The changes of a transaction that spends these outputs: they go first. */
    static List<UtxoChange> of(Transaction transaction, List<Utxo> spent) {
        List<UtxoChange> changes = new ArrayList<>();
        spent.forEach(utxo -> changes.add(new UtxoChange.Spent(utxo)));
        Utxo.createdBy(transaction).forEach(utxo -> changes.add(new UtxoChange.Created(utxo)));
        return changes;
    }

    /**
     * The changes of a whole block, without checking anything else about it.
     *
     * @return nothing where an input is missing
     */
    public static Optional<List<UtxoChange>> of(Block block, UtxoSource unspent) {
        UtxoOverlay after = new UtxoOverlay(unspent);
        List<UtxoChange> changes = new ArrayList<>();
        for (Transaction transaction : block.transactions()) {
            List<Utxo> spent = new ArrayList<>();
            for (OutPoint outpoint : transaction.spends()) {
                Optional<Utxo> utxo = after.find(outpoint);
                if (utxo.isEmpty()) {
                    return Optional.empty();
                }
                spent.add(utxo.get());
            }
            List<UtxoChange> own = of(transaction, spent);
            after.apply(own);
            changes.addAll(own);
        }
        return Optional.of(changes);
    }
}
