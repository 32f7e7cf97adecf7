package io.timecoin.node.chain;

/** What a block does to the set of unspent outputs, in the order of its transactions. */
public sealed interface UtxoChange {
    /** The output that appears or goes. */
    Utxo utxo();

    record Created(Utxo utxo) implements UtxoChange {}

    record Spent(Utxo utxo) implements UtxoChange {}
}
