package io.timecoin.node.chain;

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
}
