package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Hash;

/** Whether a proposed block may follow the chain: the function {@code valid(v)} of the pseudo-code. */
public sealed interface Validity {
    /**
     * It may.
     *
     * @param utxo digest of the UTXO accumulator after the block
     */
    record Valid(Hash utxo) implements Validity {}

    /** It may not. */
    record Invalid(String reason) implements Validity {}
}
