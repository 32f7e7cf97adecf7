package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Hash;
import java.util.Optional;

/** What votes are counted for: a block with the state after it, or nil. Only equal choices add up. */
record Choice(Optional<Hash> block, Hash utxo) {
    static final Choice NIL = new Choice(Optional.empty(), Hash.ZERO);

    static Choice prevote(Hash block) {
        return new Choice(Optional.of(block), Hash.ZERO);
    }
}
