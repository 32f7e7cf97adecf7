package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Indexes blocks that come from the top down below those of a store that began without them. Who owned what a transaction
 * spent is known only when the block comes that created it, so that is noted then. What is indexed already stays the same.
 */
final class OldBlockWrites {
    private final Database database;
    private final Database.Writes writes;
    private final MoneyStore money;

    /** What this batch adds, which cannot be read back yet. */
    private final Map<OutPoint, Spender> spenders = new HashMap<>();

    private final Map<Hash, TransactionPlace> places = new HashMap<>();
    private final Map<Long, Set<Utxo>> undo = new HashMap<>();

    private record Spender(Hash txid, long height) {}

    OldBlockWrites(Database database, Database.Writes writes, MoneyStore money) {
        this.database = database;
        this.writes = writes;
        this.money = money;
    }

    /** The next block below. */
    void put(Block block) {
        List<Transaction> transactions = block.transactions();
        for (int index = 0; index < transactions.size(); index++) {
            Hash txid = transactions.get(index).txid();
            TransactionPlace place = new TransactionPlace(block.height(), index);
            places.put(txid, place);
            writes.put(Column.TRANSACTIONS, txid.bytes(), MoneyForm.place(place));
            for (OutPoint outpoint : transactions.get(index).spends()) {
                spenders.put(outpoint, new Spender(txid, block.height()));
                writes.put(
                        Column.SPENT,
                        Bincode.encode(outpoint),
                        MoneyForm.spent(
                                new UtxoState.Confirmed(
                                        txid, block.height(), block.header().timestamp())));
            }
        }
        putOutputs(block);
    }

    /** Notes the outputs of a block that is indexed itself: the blocks above it have come. */
    void putOutputs(Block block) {
        for (int index = 0; index < block.transactions().size(); index++) {
            Transaction transaction = block.transactions().get(index);
            Bytes place = MoneyForm.place(new TransactionPlace(block.height(), index));
            for (TxOutput output : transaction.outputs()) {
                note(output.scriptPubkey(), place, transaction.txid());
            }
            Utxo.createdBy(transaction).forEach(this::putSpending);
        }
    }

    /** Ends the batch: an earlier block may have been spent from by many in it. */
    void finish() {
        undo.forEach((height, spent) ->
                writes.put(
                        Column.UNDO, StoredForm.key(height), MoneyForm.undo(List.copyOf(spent))));
    }

    private void note(Bytes script, Bytes place, Hash txid) {
        writes.put(Column.HISTORY, MoneyForm.ownerPrefix(script).concat(place), txid.bytes());
    }

    private void putSpending(Utxo created) {
        spender(created.outpoint())
                .ifPresent(spender -> {
                    place(spender.txid())
                            .ifPresent(place ->
                                    note(
                                            created.scriptPubkey(),
                                            MoneyForm.place(place),
                                            spender.txid()));
                    undo.computeIfAbsent(
                                    spender.height(),
                                    height -> new LinkedHashSet<>(money.spentBy(height)))
                            .add(created);
                });
    }

    private Optional<Spender> spender(OutPoint outpoint) {
        return Optional.ofNullable(spenders.get(outpoint))
                .or(() ->
                        database.get(Column.SPENT, Bincode.encode(outpoint))
                                .map(MoneyForm::toSpent)
                                .map(spent -> new Spender(spent.txid(), spent.blockHeight())));
    }

    private Optional<TransactionPlace> place(Hash txid) {
        return Optional.ofNullable(places.get(txid)).or(() -> money.place(txid));
    }
}
