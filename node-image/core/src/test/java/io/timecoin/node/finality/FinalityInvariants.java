package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What must hold whatever happens (consensus.md §1): no two transactions that spend one output may both be certified, only
 * what may be certified is in a block, and what is certified gets into one.
 */
final class FinalityInvariants {
    private final SimulatedSets sets;
    private final Map<Given, Set<PublicKey>> approvals = new HashMap<>();
    private final Map<OutPoint, Hash> certifiedFor = new HashMap<>();
    private final Set<Hash> included = new HashSet<>();
    private final Map<Hash, Long> kept = new TreeMap<>();
    private final Map<OutPoint, Set<Hash>> spenders = new HashMap<>();
    private final Map<Hash, Transaction> transactions = new TreeMap<>();

    /** Approvals of a transaction in one set. */
    private record Given(long set, Hash txid) {}

    FinalityInvariants(SimulatedSets sets) {
        this.sets = sets;
    }

    /** Its owner has signed it. */
    void signed(Transaction transaction) {
        transactions.put(transaction.txid(), transaction);
        for (OutPoint spend : transaction.spends()) {
            spenders.computeIfAbsent(spend, _ -> new HashSet<>()).add(transaction.txid());
        }
    }

    /** An approval has left its voter: from now on it may be part of a certificate. */
    void approved(ApprovalBatch batch) {
        require(sets.verifier(batch.set()).faultOf(batch).isEmpty(), "approvals that do not hold");
        for (Hash txid : batch.txids()) {
            approvals
                    .computeIfAbsent(new Given(batch.set(), txid), _ -> new TreeSet<>())
                    .add(batch.voter());
            if (mayBeCertified(batch.set(), txid) && transactions.containsKey(txid)) {
                certified(transactions.get(txid));
            }
        }
    }

    private boolean mayBeCertified(long set, Hash txid) {
        return sets.mayBeQuorum(set, approvals.getOrDefault(new Given(set, txid), Set.of()));
    }

    private void certified(Transaction transaction) {
        for (OutPoint spend : transaction.spends()) {
            Hash first = certifiedFor.putIfAbsent(spend, transaction.txid());
            require(
                    first == null || first.equals(transaction.txid()),
                    spend + " may be spent by " + first + " and by " + transaction.txid());
        }
    }

    /** A node keeps a certificate. */
    void kept(FinalityCertificate certificate) {
        require(
                sets.verifier(certificate.set()).faultOf(certificate).isEmpty(),
                "a certificate that does not hold");
        kept.merge(certificate.txid(), certificate.set(), Math::max);
    }

    /** A block of the set was decided. */
    void included(long set, List<Transaction> content) {
        for (Transaction transaction : content) {
            require(
                    mayBeCertified(set, transaction.txid()),
                    transaction.txid() + " is in a block and was never certified");
            included.add(transaction.txid());
        }
    }

    /** Everything has arrived. */
    void settled() {
        kept.forEach((txid, set) ->
                require(
                        included.contains(txid) || mayBeFrozen(txid, set),
                        txid + " is certified and in no block"));
    }

    /** Its owner has spent twice, and since then two sets have gone by: nobody can be sure any more what was certified. */
    private boolean mayBeFrozen(Hash txid, long set) {
        return set + 1 < sets.newest().number()
                && transactions.containsKey(txid)
                && transactions.get(txid).spends().stream()
                        .anyMatch(spend -> spenders.getOrDefault(spend, Set.of()).size() > 1);
    }

    /** Transactions that could be proven final. */
    int certificates() {
        return kept.size();
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Broken(sentence);
        }
    }

    /** An invariant does not hold. */
    static final class Broken extends RuntimeException {
        private static final long serialVersionUID = 1;

        Broken(String sentence) {
            super(sentence);
        }
    }
}
