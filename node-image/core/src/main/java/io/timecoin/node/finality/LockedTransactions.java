package io.timecoin.node.finality;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The transactions for which this node holds locks and that no block has decided. */
final class LockedTransactions {
    private final FinalityStore stored;
    private final Pool pool;
    private final RecentIds confirmed;

    LockedTransactions(FinalityStore stored, Pool pool, RecentIds confirmed) {
        this.stored = stored;
        this.pool = pool;
        this.confirmed = confirmed;
    }

    /** All of them: those given up are on disk, and the newest in the pool. */
    SortedMap<Hash, Transaction> all() {
        SortedMap<Hash, Transaction> all = new TreeMap<>();
        stored.pending(LockReport.MAX_PARTS * LockReport.MAX_TRANSACTIONS)
                .forEach(transaction -> all.put(transaction.txid(), transaction));
        pool.all().stream()
                .filter(PendingTransaction::isLocked)
                .forEach(pending -> all.put(pending.txid(), pending.transaction()));
        all.entrySet().removeIf(one -> isDecided(one.getKey()) || isDecided(one.getValue()));
        return all;
    }

    /** A transaction that this node has, locked or not. */
    Optional<Transaction> find(Hash txid) {
        return pool.find(txid)
                .map(PendingTransaction::transaction)
                .or(() -> stored.transaction(txid));
    }

    /** Whether it is in a block. */
    boolean isDecided(Hash txid) {
        return confirmed.contains(txid) || stored.isInBlock(txid);
    }

    /** Whether a block carries it or spends what it spends. */
    boolean isDecided(Transaction transaction) {
        return isDecided(transaction.txid())
                || transaction.spends().stream().anyMatch(stored::isSpent);
    }

    /** A certificate that this node has kept. */
    Optional<FinalityCertificate> certificate(Hash txid) {
        return pool.find(txid)
                .flatMap(PendingTransaction::certificate)
                .or(() -> stored.certificate(txid));
    }

    /** The number of the set in which this node may approve, as far as the disk says. */
    long adopted() {
        return stored.adopted();
    }
}
