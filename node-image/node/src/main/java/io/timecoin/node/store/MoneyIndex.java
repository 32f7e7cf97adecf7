package io.timecoin.node.store;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.FinalityCertificate;
import java.util.List;
import java.util.Optional;

/** What the committed chain says of transactions and outputs. */
public interface MoneyIndex {
    /** A transaction of an owner's history. */
    record HistoryEntry(TransactionPlace place, Hash txid) {}

    /** An output that is unspent after the head. */
    Optional<Utxo> find(OutPoint outpoint);

    /**
     * The unspent outputs that go to a script, in the order of their outpoints.
     *
     * @param after the last one of the page before
     */
    List<Utxo> outputsOf(Bytes script, Optional<OutPoint> after, int limit);

    /** Where a transaction stands in the chain, if it does. */
    Optional<TransactionPlace> place(Hash txid);

    /**
     * The transactions that paid to a script or spent from it, newest first.
     *
     * @param before the last one of the page before
     */
    List<HistoryEntry> history(Bytes script, Optional<TransactionPlace> before, int limit);

    /** By what an output was spent, if a block spends it. */
    Optional<UtxoState> spent(OutPoint outpoint);

    /** The outputs that a block spent, in order. */
    List<Utxo> spentBy(long height);

    /** The certificate of a transaction, also of those in blocks. */
    Optional<FinalityCertificate> certificate(Hash txid);
}
