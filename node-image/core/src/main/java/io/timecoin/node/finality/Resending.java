package io.timecoin.node.finality;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Sends what is in no block again by and by, and gives up what waited too long. */
final class Resending {
    /** An approval is sent again after this time; till then the block that carries its transaction may come. */
    private static final Duration AFTER = Duration.ofSeconds(4);

    /** A transaction without a certificate is given up after this time; its locks stay, and it may come again. */
    private static final Duration EXPIRES_AFTER = Duration.ofMinutes(10);

    /** A transaction of whose inputs nothing is known is given up after this time. */
    private static final Duration ORPHANED_FOR = Duration.ofSeconds(30);

    /** Transactions sent or asked for again at once: what is left over follows two seconds later. */
    static final int LIMIT = 500;

    private final Pool pool;
    private final Set<Hash> orphans;
    private final FinalityStep step;

    /** @param orphans transactions of whose inputs nothing is known */
    Resending(Pool pool, Set<Hash> orphans, FinalityStep step) {
        this.pool = pool;
        this.orphans = orphans;
        this.step = step;
    }

    /** Those that waited too long. */
    List<PendingTransaction> expired() {
        return pool.all().stream().filter(this::isExpired).toList();
    }

    /**
     * Passes those on of which nothing was sent lately.
     *
     * @param due takes each of them
     * @return those of them that this node has approved
     */
    List<Hash> relay(Consumer<PendingTransaction> due) {
        List<Hash> approved = new ArrayList<>();
        for (PendingTransaction pending : longestUnsent()) {
            if (pending.isApproved()) {
                approved.add(pending.txid());
            }
            pass(pending);
            pending.sent(step.now());
            due.accept(pending);
        }
        return approved;
    }

    /** What is certified now, blocks carry; with a certificate of a set that is over, it is shown to whoever may lack that. */
    private void pass(PendingTransaction pending) {
        if (pending.isCertified()) {
            return;
        }
        Transaction transaction = pending.transaction();
        step.add(
                pending.certificate()
                        .<FinalityEffect>map(old -> new FinalityEffect.Show(transaction, old))
                        .orElseGet(() -> new FinalityEffect.Relay(transaction)));
    }

    private List<PendingTransaction> longestUnsent() {
        return pool.all().stream()
                .filter(pending -> !pending.sentAt().plus(AFTER).isAfter(step.now()))
                .sorted(Comparator.comparing(PendingTransaction::sentAt))
                .limit(LIMIT)
                .toList();
    }

    private boolean isExpired(PendingTransaction pending) {
        Duration limit = orphans.contains(pending.txid()) ? ORPHANED_FOR : EXPIRES_AFTER;
        return !pending.isFinal() && pending.arrivedAt().plus(limit).isBefore(step.now());
    }
}
