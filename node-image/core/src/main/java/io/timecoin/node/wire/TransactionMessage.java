package io.timecoin.node.wire;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signature;
import java.util.List;

/** Messages that carry transactions and the votes on them. */
public sealed interface TransactionMessage extends Message {
    record TransactionBroadcast(Transaction transaction) implements TransactionMessage {}

    record TransactionVoteRequest(Hash txid) implements TransactionMessage {}

    /**
     * A masternode's vote on a transaction.
     *
     * @param voter address of the masternode that votes
     */
    record TransactionVote(
            Hash txid, String voter, boolean approve, long timestamp, Signature signature)
            implements TransactionMessage {}

    record TransactionFinalized(Hash txid, int votes) implements TransactionMessage {}

    record TransactionRejected(Hash txid, String reason) implements TransactionMessage {}

    record GetPendingTransactions() implements TransactionMessage {}

    record PendingTransactionsResponse(List<Transaction> transactions)
            implements TransactionMessage {
        public PendingTransactionsResponse {
            transactions = List.copyOf(transactions);
        }
    }
}
