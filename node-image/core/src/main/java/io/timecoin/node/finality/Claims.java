package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Decides what to do with transactions that masternodes of the set before have locked, some of which spend the same output:
 * the one of which there is a certificate is chosen; where there is none, none is (consensus.md §3).
 */
final class Claims {
    private final SortedMap<Hash, Transaction> transactions;
    private final Predicate<Hash> isProven;
    private final SortedMap<OutPoint, NavigableSet<Hash>> claimants = new TreeMap<>();
    private final NavigableSet<OutPoint> contested = new TreeSet<>();

    Claims(SortedMap<Hash, Transaction> transactions, Predicate<Hash> isProven, Locks locks) {
        this.transactions = transactions;
        this.isProven = isProven;
        transactions.forEach((txid, transaction) ->
                transaction
                        .spends()
                        .forEach(spend ->
                                claimants.computeIfAbsent(spend, _ -> new TreeSet<>()).add(txid)));
        claimants.forEach((outpoint, txids) -> {
            boolean unclear =
                    txids.size() > 1
                            || locks.find(outpoint)
                                    .filter(lock -> lock.isContested(outpoint))
                                    .isPresent();
            if (unclear && txids.stream().noneMatch(isProven)) {
                contested.add(outpoint);
            }
        });
    }

    /** Outputs that may be approved for no transaction. */
    NavigableSet<OutPoint> contested() {
        return contested;
    }

    /** Those whose inputs are to be locked: all but those that have lost against a certificate. */
    List<Transaction> kept() {
        return transactions.entrySet().stream()
                .filter(one -> !hasLost(one.getKey(), one.getValue()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Those that are to be approved. */
    List<Transaction> chosen() {
        return kept().stream()
                .filter(transaction -> transaction.spends().stream().noneMatch(contested::contains))
                .toList();
    }

    /** Those between which nothing decides yet. */
    List<Hash> undecided() {
        return contested.stream()
                .flatMap(outpoint -> claimantsOf(outpoint).stream())
                .distinct()
                .toList();
    }

    private NavigableSet<Hash> claimantsOf(OutPoint outpoint) {
        return claimants.getOrDefault(outpoint, new TreeSet<>());
    }

    private boolean hasLost(Hash txid, Transaction transaction) {
        return !isProven.test(txid)
                && transaction.spends().stream()
                        .flatMap(spend -> claimantsOf(spend).stream())
                        .anyMatch(isProven);
    }
}
