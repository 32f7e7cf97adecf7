package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Optional;

/** What a node has stored of transactions that are in no block yet. What was stored last may be missing still. */
public interface FinalityStore {
    /** The transaction for which this node has locked an output. */
    Optional<OutputLock> lock(OutPoint outpoint);

    /** The certificate of a transaction, also of those in blocks. */
    Optional<FinalityCertificate> certificate(Hash txid);

    /**
     * Transactions for which this node holds locks and that are in no block.
     *
     * @param limit how many at most
     */
    List<Transaction> pending(int limit);

    /** A transaction for which this node holds locks and that is in no block. */
    Optional<Transaction> transaction(Hash txid);

    /** Whether the transaction is in a block. */
    boolean isInBlock(Hash txid);

    /** Whether a transaction in a block spends the output. */
    boolean isSpent(OutPoint outpoint);

    /** The number of the set whose locks were taken over last, 0 for that of the genesis. */
    long adopted();

    /** Holds nothing. */
    FinalityStore EMPTY =
            new FinalityStore() {
                @Override
                public Optional<OutputLock> lock(OutPoint outpoint) {
                    return Optional.empty();
                }

                @Override
                public Optional<FinalityCertificate> certificate(Hash txid) {
                    return Optional.empty();
                }

                @Override
                public List<Transaction> pending(int limit) {
                    return List.of();
                }

                @Override
                public Optional<Transaction> transaction(Hash txid) {
                    return Optional.empty();
                }

                @Override
                public boolean isInBlock(Hash txid) {
                    return false;
                }

                @Override
                public boolean isSpent(OutPoint outpoint) {
                    return false;
                }

                @Override
                public long adopted() {
                    return 0;
                }
            };
}
