package io.timecoin.wallet;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;

/**
 * A transaction that this wallet has signed, noted before it is sent for the first time. Its inputs are used for nothing
 * else until the network has taken it or can never take it: an owner who signs two spends of one coin may freeze it
 * (consensus.md §3). To send it again is always safe.
 *
 * @param signedAt seconds since 1970
 */
public record PendingSpend(Transaction transaction, long signedAt) {
    public Hash txid() {
        return transaction.txid();
    }
}
