package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;

/**
 * An output that a transaction spends, with the proof that its owner agrees (PROTOCOL 6).
 *
 * @param scriptSig a {@link SpendProof}
 * @param sequence unsigned 32 bits, without meaning
 */
public record TxInput(OutPoint previousOutput, Bytes scriptSig, int sequence) {
    TxInput withScript(Bytes script) {
        return new TxInput(previousOutput, script, sequence);
    }
}
