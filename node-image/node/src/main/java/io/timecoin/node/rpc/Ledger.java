package io.timecoin.node.rpc;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.consensus.CertifiedBlock;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.PendingView;
import io.timecoin.node.store.TransactionPlace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Coins and transactions as they stand with everything pending on top of the chain. */
record Ledger(NodeQuery node) {
    /** Outputs of one owner in one answer; whoever has more merges them. */
    static final int MAX_OUTPUTS = 10_000;

    /**
     * An output that its owner may spend now.
     *
     * @param height of the block that it stands in; nothing for one of a final transaction that is in no block yet
     */
    record Spendable(Utxo utxo, Optional<Long> height) {}

    /** A transaction in a block. */
    record Confirmed(Transaction transaction, Block block) {}

    /** What can be spent now: no pending transaction uses it, and a block or a certificate makes it. */
    List<Spendable> spendable(List<String> addresses) throws InterruptedException {
        List<PendingView> pending = node.finality(Finality::pending);
        Set<OutPoint> used = new HashSet<>();
        pending.forEach(one -> used.addAll(one.transaction().spends()));
        Map<OutPoint, Spendable> found = new LinkedHashMap<>();
        for (String address : addresses) {
            for (Utxo utxo :
                    node.money().outputsOf(Bytes.utf8(address), Optional.empty(), MAX_OUTPUTS)) {
                found.put(utxo.outpoint(), new Spendable(utxo, height(utxo.outpoint().txid())));
            }
        }
        pending.stream()
                .filter(one -> one.certificate().isPresent())
                .flatMap(one -> Utxo.createdBy(one.transaction()).stream())
                .filter(utxo -> addresses.contains(utxo.address()))
                .forEach(utxo ->
                        found.putIfAbsent(utxo.outpoint(), new Spendable(utxo, Optional.empty())));
        found.keySet().removeAll(used);
        return new ArrayList<>(found.values());
    }

    private Optional<Long> height(Hash txid) {
        return node.money().place(txid).map(TransactionPlace::height);
    }

    /** A transaction that stands in a block. */
    Optional<Confirmed> confirmed(Hash txid) throws InterruptedException {
        Optional<TransactionPlace> place = node.money().place(txid);
        if (place.isEmpty()) {
            return Optional.empty();
        }
        return node.block(place.get().height())
                .map(CertifiedBlock::block)
                .map(block -> new Confirmed(block.transactions().get(place.get().index()), block));
    }

    /** Units of 10^-8 TIME that a transaction pays to an address. */
    static long received(Transaction transaction, String address) {
        return transaction.outputs().stream()
                .filter(output -> output.scriptPubkey().equals(Bytes.utf8(address)))
                .mapToLong(TxOutput::value)
                .sum();
    }

    /** Units of 10^-8 TIME of an address that a transaction in a block spends. */
    long spent(Confirmed confirmed, String address) {
        Set<OutPoint> inputs = new HashSet<>(confirmed.transaction().spends());
        return node.money().spentBy(confirmed.block().height()).stream()
                .filter(utxo -> inputs.contains(utxo.outpoint()))
                .filter(utxo -> utxo.address().equals(address))
                .mapToLong(Utxo::value)
                .sum();
    }
}
