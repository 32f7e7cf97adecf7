package io.timecoin.timenet.load;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.util.Optional;

/**
 * A spend on its way.
 *
 * @param made the coin that it makes, which is spent next
 * @param sentNanos when it was sent first
 * @param node index of the node that it was sent to
 * @param rival the id of the spend of the same coin that was sent to another node at the same time
 * @param triedNanos when it was sent last
 */
record Flight(
        Hash txid,
        Transaction transaction,
        LoadCoin made,
        long sentNanos,
        int node,
        Optional<Hash> rival,
        long triedNanos) {
    /** Whether it was sent more than once: its finality may be told by another node then. */
    boolean isResent() {
        return triedNanos != sentNanos;
    }

    Flight triedAgain(long nanos) {
        return new Flight(txid, transaction, made, sentNanos, node, rival, nanos);
    }

    String hex() {
        return Bincode.encode(transaction).toHex();
    }
}
