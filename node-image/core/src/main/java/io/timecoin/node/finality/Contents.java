package io.timecoin.node.finality;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the pool holds, for blocks and for those who ask. */
final class Contents {
    /** A leader includes certificates that it has known for so long: by then the others have them too. */
    private static final Duration INCLUDE_AFTER = Duration.ofSeconds(1);

    private final FinalityChain chain;
    private final Pool pool;
    private final FinalityStore stored;

    Contents(FinalityChain chain, Pool pool, FinalityStore stored) {
        this.chain = chain;
        this.pool = pool;
        this.stored = stored;
    }

    Includable includable(Instant time, long maxBytes) {
        List<Transaction> transactions = new ArrayList<>();
        long bytes = 0;
        long fees = 0;
        for (PendingTransaction next : pool.certified()) {
            bytes += next.bytes();
            if (bytes > maxBytes || next.certifiedAt().plus(INCLUDE_AFTER).isAfter(time)) {
                break;
            }
            transactions.add(next.transaction());
            fees = Math.addExact(fees, next.fee());
        }
        return new Includable(transactions, fees);
    }

    List<Hash> uncertified(Block block) {
        return block.transactions().stream()
                .skip(1)
                .map(Transaction::txid)
                .filter(txid -> pool.find(txid).filter(PendingTransaction::isCertified).isEmpty())
                .toList();
    }

    Optional<PendingView> pending(Hash txid) {
        return pool.find(txid).map(this::view);
    }

    List<PendingView> pending() {
        return pool.all().stream().map(this::view).toList();
    }

    Optional<FinalityCertificate> certificate(Hash txid) {
        return pool.find(txid)
                .flatMap(PendingTransaction::certificate)
                .or(() -> stored.certificate(txid));
    }

    Optional<KnownTransaction> known(Hash txid) {
        return pool.find(txid)
                .map(PendingTransaction::transaction)
                .or(() -> stored.transaction(txid))
                .map(transaction -> new KnownTransaction(transaction, certificate(txid)));
    }

    private PendingView view(PendingTransaction pending) {
        return new PendingView(
                pending.txid(),
                pending.transaction(),
                pending.bytes(),
                pending.fee(),
                pending.arrivedAt(),
                pending.votes(),
                chain.members().size(),
                pending.certificate());
    }
}
