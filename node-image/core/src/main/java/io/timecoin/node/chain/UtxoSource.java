package io.timecoin.node.chain;

import java.util.Optional;

/** Finds outputs that may be spent. */
@FunctionalInterface
public interface UtxoSource {
    /** The output, or nothing where it does not exist or is spent. */
    Optional<Utxo> find(OutPoint outpoint);
}
