package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoAccumulator;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.FinalityStore;
import io.timecoin.node.finality.OutputLock;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads what is kept about transactions and outputs. Any thread may use it; what it tells is as of the last write.
 *
 * <p>Every method throws {@link StoreRefused} when the data cannot be used any more.
 */
public final class MoneyStore implements MoneyIndex, UtxoSource, FinalityStore {
    /** The number of the set of masternodes up to which the locks of others are taken over. */
    static final Bytes ADOPTED = Bytes.utf8("adopted-set");

    /** Above every place. */
    private static final TransactionPlace LAST = new TransactionPlace(Long.MAX_VALUE, -1);

    /** Outputs read at once, a few hundred bytes each. */
    private static final int OUTPUTS_AT_ONCE = 4_000;

    private final Path directory;
    private final Database database;

    MoneyStore(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
    }

    @Override
    public Optional<Utxo> find(OutPoint outpoint) {
        return read(
                Column.UTXOS, Bincode.encode(outpoint), "output " + outpoint, Bincode::decodeUtxo);
    }

    /** The accumulator of all unspent outputs, from the outputs themselves. */
    UtxoAccumulator accumulator() {
        UtxoAccumulator sum = UtxoAccumulator.EMPTY;
        List<Utxo> page = outputsFrom(Bytes.EMPTY);
        while (!page.isEmpty()) {
            sum = sum.plus(Accumulation.of(page));
            // The least key above the last one.
            page =
                    outputsFrom(
                            Bincode.encode(page.getLast().outpoint()).concat(Bytes.of((byte) 0)));
        }
        return sum;
    }

    /** The next page of all unspent outputs, in the order of their binary outpoints. */
    List<Utxo> outputsFrom(Bytes outpoint) {
        return database.scan(Column.UTXOS, Bytes.EMPTY, outpoint, OUTPUTS_AT_ONCE).stream()
                .map(this::output)
                .toList();
    }

    private Utxo output(Database.Row row) {
        Utxo output = decode("output " + row.key(), row.value(), Bincode::decodeUtxo);
        if (!Bincode.encode(output.outpoint()).equals(row.key())) {
            throw StoreRefused.corrupt(directory, "output " + row.key() + " is another one");
        }
        return output;
    }

    @Override
    public List<Utxo> outputsOf(Bytes script, Optional<OutPoint> after, int limit) {
        Bytes prefix = MoneyForm.ownerPrefix(script);
        Bytes from = after.map(last -> prefix.concat(Bincode.encode(last))).orElse(prefix);
        return database.scan(Column.OWNERS, prefix, from, limit + 1).stream()
                .map(Database.Row::key)
                .filter(key -> after.isEmpty() || !key.equals(from))
                .limit(limit)
                .flatMap(key -> find(MoneyForm.outpointOf(key)).stream())
                .toList();
    }

    @Override
    public Optional<TransactionPlace> place(Hash txid) {
        return read(Column.TRANSACTIONS, txid.bytes(), "place of " + txid, MoneyForm::toPlace);
    }

    @Override
    public List<HistoryEntry> history(Bytes script, Optional<TransactionPlace> before, int limit) {
        Bytes prefix = MoneyForm.ownerPrefix(script);
        Bytes from = prefix.concat(MoneyForm.place(before.orElse(LAST)));
        return database.scanBack(Column.HISTORY, prefix, from, limit).stream()
                .map(row -> new HistoryEntry(MoneyForm.placeOf(row.key()), new Hash(row.value())))
                .toList();
    }

    @Override
    public Optional<UtxoState> spent(OutPoint outpoint) {
        return read(
                Column.SPENT,
                Bincode.encode(outpoint),
                "spending of " + outpoint,
                MoneyForm::toSpent);
    }

    @Override
    public List<Utxo> spentBy(long height) {
        return read(
                        Column.UNDO,
                        StoredForm.key(height),
                        "undo data of block " + height,
                        MoneyForm::toUndo)
                .orElse(List.of());
    }

    @Override
    public Optional<OutputLock> lock(OutPoint outpoint) {
        return read(
                Column.LOCKS, Bincode.encode(outpoint), "lock of " + outpoint, MoneyForm::toLock);
    }

    @Override
    public Optional<FinalityCertificate> certificate(Hash txid) {
        return read(
                Column.FINALITY,
                txid.bytes(),
                "certificate of " + txid,
                FinalityCertificate::fromBytes);
    }

    @Override
    public List<Transaction> pending(int limit) {
        return database.scan(Column.PENDING, Bytes.EMPTY, Bytes.EMPTY, limit).stream()
                .map(row ->
                        decode(
                                "pending transaction " + row.key(),
                                row.value(),
                                Bincode::decodeTransaction))
                .toList();
    }

    @Override
    public Optional<Transaction> transaction(Hash txid) {
        return read(
                Column.PENDING,
                txid.bytes(),
                "pending transaction " + txid,
                Bincode::decodeTransaction);
    }

    @Override
    public boolean isInBlock(Hash txid) {
        return place(txid).isPresent();
    }

    @Override
    public boolean isSpent(OutPoint outpoint) {
        return spent(outpoint).isPresent();
    }

    @Override
    public long adopted() {
        return read(Column.META, ADOPTED, "the set of the locks", StoredForm::toHeight).orElse(0L);
    }

    private <T> Optional<T> read(
            Column column, Bytes key, String what, Function<Bytes, ? extends T> decoder) {
        return database.get(column, key).map(image -> decode(what, image, decoder));
    }

    private <T> T decode(String what, Bytes image, Function<Bytes, ? extends T> decoder) {
        try {
            return decoder.apply(image);
        } catch (IllegalArgumentException e) {
            throw StoreRefused.corrupt(directory, what + ": " + e.getMessage(), e);
        }
    }
}
