package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.List;

/**
 * A transfer of outputs; without inputs it is the coinbase of a block (PROTOCOL 6).
 *
 * @param version unsigned 32 bits
 * @param lockTime unsigned 32 bits, without meaning
 * @param timestamp seconds since 1970
 */
public record Transaction(
        int version, List<TxInput> inputs, List<TxOutput> outputs, int lockTime, long timestamp) {
    public Transaction {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** The transaction's identity: SHA-256 over its whole binary form (PROTOCOL 6.2). */
    public Hash txid() {
        return Sha256.hash(Bincode.encode(this));
    }
}
