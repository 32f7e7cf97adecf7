package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoChange;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a block changes besides itself: the unspent outputs, their owners, and where to find what it did. */
final class CommitWrites {
    private final Database database;
    private final Database.Writes writes;

    CommitWrites(Database database, Database.Writes writes) {
        this.database = database;
        this.writes = writes;
    }

    void put(Block block, List<UtxoChange> changes) {
        Map<OutPoint, Utxo> spent = new HashMap<>();
        List<Utxo> undo = new ArrayList<>();
        for (UtxoChange change : changes) {
            put(change);
            if (change instanceof UtxoChange.Spent(Utxo utxo)) {
                spent.put(utxo.outpoint(), utxo);
                undo.add(utxo);
            }
        }
        if (!undo.isEmpty()) {
            writes.put(Column.UNDO, StoredForm.key(block.height()), MoneyForm.undo(undo));
        }
        for (int index = 0; index < block.transactions().size(); index++) {
            put(block, index, spent);
        }
    }

    /** Only the unspent outputs and their owners: of the blocks that led to them nothing is known. */
    void create(List<Utxo> outputs) {
        outputs.forEach(output -> put(new UtxoChange.Created(output)));
    }

    private void put(UtxoChange change) {
        Utxo utxo = change.utxo();
        Bytes outpoint = Bincode.encode(utxo.outpoint());
        switch (change) {
            case UtxoChange.Created _ -> {
                writes.put(Column.UTXOS, outpoint, Bincode.encode(utxo));
                writes.put(Column.OWNERS, MoneyForm.ownerKey(utxo), Bytes.EMPTY);
            }
            case UtxoChange.Spent _ -> {
                writes.delete(Column.UTXOS, outpoint);
                writes.delete(Column.OWNERS, MoneyForm.ownerKey(utxo));
            }
        }
    }

    private void put(Block block, int index, Map<OutPoint, Utxo> spent) {
        Transaction transaction = block.transactions().get(index);
        Hash txid = transaction.txid();
        Bytes place = MoneyForm.place(new TransactionPlace(block.height(), index));
        writes.put(Column.TRANSACTIONS, txid.bytes(), place);
        writes.delete(Column.PENDING, txid.bytes());
        Set<Bytes> scripts = new HashSet<>();
        transaction.outputs().stream().map(TxOutput::scriptPubkey).forEach(scripts::add);
        for (OutPoint outpoint : transaction.spends()) {
            spend(block, txid, outpoint);
            Utxo utxo = spent.get(outpoint);
            if (utxo != null) {
                scripts.add(utxo.scriptPubkey());
            }
        }
        for (Bytes script : scripts) {
            Bytes key = MoneyForm.ownerPrefix(script).concat(place);
            writes.put(Column.HISTORY, key, txid.bytes());
        }
    }

    private void spend(Block block, Hash txid, OutPoint outpoint) {
        Bytes key = Bincode.encode(outpoint);
        writes.put(
                Column.SPENT,
                key,
                MoneyForm.spent(
                        new UtxoState.Confirmed(txid, block.height(), block.header().timestamp())));
        database.get(Column.LOCKS, key)
                .map(MoneyForm::toLock)
                .ifPresent(lock -> {
                    writes.delete(Column.LOCKS, key);
                    writes.delete(Column.PENDING, lock.txid().bytes());
                });
    }
}
