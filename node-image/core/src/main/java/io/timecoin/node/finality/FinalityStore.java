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
            };
}
