package io.timecoin.node.store;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BincodeReader;
import io.timecoin.node.chain.BincodeWriter;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.OutputLock;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * The binary form of what is kept about transactions and outputs. Readers throw {@link IllegalArgumentException} for
 * anything but the exact image.
 */
final class MoneyForm {
    private static final int OUT_POINT_BYTES = Hash.LENGTH + Integer.BYTES;
    private static final int PLACE_BYTES = Long.BYTES + Integer.BYTES;
    private static final int LEAST_UTXO_BYTES = Long.BYTES;

    private MoneyForm() {}

    /** The length of a script before it keeps the keys of one owner apart from those of all others. */
    static Bytes ownerPrefix(Bytes script) {
        ByteBuffer length = ByteBuffer.allocate(Integer.BYTES).putInt(script.length());
        return Bytes.of(length.array()).concat(script);
    }

    static Bytes ownerKey(Utxo utxo) {
        return ownerPrefix(utxo.scriptPubkey()).concat(Bincode.encode(utxo.outpoint()));
    }

    /** The outpoint at the end of an owner's key. */
    static OutPoint outpointOf(Bytes ownerKey) {
        return Bincode.decodeOutPoint(tail(ownerKey, OUT_POINT_BYTES));
    }

    /** Sorts as the places in the chain do. */
    static Bytes place(TransactionPlace place) {
        return Bytes.of(
                ByteBuffer.allocate(PLACE_BYTES)
                        .putLong(place.height())
                        .putInt(place.index())
                        .array());
    }

    static TransactionPlace toPlace(Bytes image) {
        if (image.length() != PLACE_BYTES) {
            throw new IllegalArgumentException("a place has " + PLACE_BYTES + " bytes");
        }
        ByteBuffer in = ByteBuffer.wrap(image.toArray());
        return new TransactionPlace(in.getLong(), in.getInt());
    }

    /** The place at the end of a key of an owner's history. */
    static TransactionPlace placeOf(Bytes historyKey) {
        return toPlace(tail(historyKey, PLACE_BYTES));
    }

    static Bytes spent(UtxoState.Confirmed spent) {
        return new BincodeWriter()
                .raw(spent.txid().bytes())
                .u64(spent.blockHeight())
                .u64(spent.confirmedAt())
                .toBytes();
    }

    static UtxoState.Confirmed toSpent(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        UtxoState.Confirmed spent = new UtxoState.Confirmed(in.hash(), in.u64(), in.u64());
        in.end();
        return spent;
    }

    static Bytes lock(OutputLock lock) {
        return new BincodeWriter().raw(lock.txid().bytes()).u64(lock.lockedAt()).toBytes();
    }

    static OutputLock toLock(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        OutputLock lock = new OutputLock(in.hash(), in.u64());
        in.end();
        return lock;
    }

    static Bytes undo(List<Utxo> spent) {
        BincodeWriter out = new BincodeWriter();
        return out.list(spent, utxo -> out.bytes(Bincode.encode(utxo))).toBytes();
    }

    static List<Utxo> toUndo(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        List<Utxo> spent = in.list(LEAST_UTXO_BYTES, () -> Bincode.decodeUtxo(in.bytes()));
        in.end();
        return spent;
    }

    private static Bytes tail(Bytes key, int length) {
        return key.slice(key.length() - length, key.length());
    }
}
