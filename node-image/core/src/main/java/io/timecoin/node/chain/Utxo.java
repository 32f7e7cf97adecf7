package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An output that may be spent (PROTOCOL 6).
 *
 * @param value units of 10^-8 TIME, unsigned 64 bits
 * @param address the script as text, with invalid UTF-8 replaced
 */
public record Utxo(OutPoint outpoint, long value, Bytes scriptPubkey, String address) {
    /** The entry that a transaction's output makes. */
    public static Utxo of(OutPoint outpoint, TxOutput output) {
        return new Utxo(
                outpoint, output.value(), output.scriptPubkey(), output.scriptPubkey().toUtf8());
    }

    /** The entries of all outputs of a transaction, in their order. */
    public static List<Utxo> createdBy(Transaction transaction) {
        Hash txid = transaction.txid();
        List<TxOutput> outputs = transaction.outputs();
        return IntStream.range(0, outputs.size())
                .mapToObj(vout -> of(new OutPoint(txid, vout), outputs.get(vout)))
                .toList();
    }
}
