package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

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

    /** The outputs that it spends, in the order of its inputs. */
    public List<OutPoint> spends() {
        return inputs.stream().map(TxInput::previousOutput).toList();
    }

    /** The same transfer with other scripts in its inputs, made from the index of each. */
    Transaction withScripts(IntFunction<Bytes> script) {
        List<TxInput> scripted =
                IntStream.range(0, inputs.size())
                        .mapToObj(index -> inputs.get(index).withScript(script.apply(index)))
                        .toList();
        return new Transaction(version, scripted, outputs, lockTime, timestamp);
    }
}
