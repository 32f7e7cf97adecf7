package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/**
 * What happens between the approvals of one set of masternodes and those of the next (consensus.md §3): each masternode
 * reports what it has locked in the set that is over, and nobody approves in the next before having taken over the reports of
 * a quorum. For of what the old set has certified, at least one honest report of any quorum tells; and without that a
 * certificate of the old set that nobody has published could meet one of the new.
 *
 * <p>Where blocks change the set faster than reports arrive, the sets are gone through one after the other; or at once where a
 * quorum of a later set reports, for each of its masternodes has taken over what was before.
 */
final class Handover {
    private final FinalityChain chain;
    private final TransactionRules rules;
    private final Optional<Signer> own;
    private final FinalityRules finalityRules;
    private final LockedTransactions locked;
    private final Locks locks;
    private final FinalityStep step;
    private final Consumer<Transaction> readmit;
    private final NavigableMap<Long, ReportedLocks> reports = new TreeMap<>();
    private final Map<Hash, Transaction> bodies = new LinkedHashMap<>();
    private final Map<Hash, FinalityCertificate> proofs = new TreeMap<>();
    private final Set<Hash> contested = new LinkedHashSet<>();
    private long adopted;

    /** @param readmit takes what is to be approved anew in the next set */
    Handover(
            FinalityChain chain,
            TransactionRules rules,
            Optional<Signer> own,
            FinalityRules finalityRules,
            LockedTransactions locked,
            Locks locks,
            FinalityStep step,
            Consumer<Transaction> readmit) {
        this.chain = chain;
        this.rules = rules;
        this.own = own;
        this.finalityRules = finalityRules;
        this.locked = locked;
        this.locks = locks;
        this.step = step;
        this.readmit = readmit;
        this.adopted = locked.adopted();
    }

    /** Whether this node may approve in the current set. */
    boolean isComplete() {
        return adopted == chain.set() || !finalityRules.takesOverLocks();
    }

    /** A block has changed the set: says what is locked, and asks others for the same. */
    void setChanged() {
        report();
        goOn();
        ask();
    }

    /** What was undecided when the process ended is so still. */
    void start() {
        locked.all()
                .forEach((txid, transaction) -> {
                    if (isContested(transaction)) {
                        contested.add(txid);
                    }
                });
        tick();
    }

    /** Asks again for what is still lacking. */
    void tick() {
        ask();
        if (!contested.isEmpty()) {
            step.add(new FinalityEffect.Ask(firstOf(List.copyOf(contested)), witnesses()));
        }
    }

    /** The report of this node about a set that is over, for a masternode that asks; empty where it has none to give. */
    List<LockReport> reportOf(long set) {
        boolean over = set <= adopted && set < chain.set();
        boolean member =
                own.filter(signer ->
                                chain.setOf(set)
                                        .filter(members -> members.contains(signer.publicKey()))
                                        .isPresent())
                        .isPresent();
        if (!over || !member || !chain.mayApprove()) {
            return List.of();
        }
        List<Hash> txids = locked.all().keySet().stream().toList();
        List<Hash> atMost =
                txids.subList(
                        0,
                        Math.min(txids.size(), LockReport.MAX_PARTS * LockReport.MAX_TRANSACTIONS));
        return LockReport.sign(rules.chainId(), set, atMost, own.orElseThrow());
    }

    /** A masternode of a set reports; its signature has been checked. */
    void received(LockReport part) {
        if (part.set() < adopted || part.set() > chain.set()) {
            return;
        }
        ReportedLocks ofSet = reports.computeIfAbsent(part.set(), _ -> new ReportedLocks());
        ofSet.add(part);
        askForBodies(ofSet, part.voter());
        goOn();
    }

    /** A transaction has come, which a report may name. */
    void learned(Hash txid, Transaction transaction) {
        boolean named = reports.values().stream().anyMatch(ofSet -> ofSet.names(txid));
        if (named
                && !isKnown(txid)
                && rules.faultOfForm(transaction).isEmpty()
                && rules.faultOfSignatures(transaction).isEmpty()) {
            bodies.put(txid, transaction);
            goOn();
        }
    }

    /**
     * A certificate of a set that is over. It counts in no block, but it decides between transactions of which reports name
     * both, also long after: whoever has it may have been away, and without it the coin would be lost to everyone. Else old
     * ones prove nothing, for who has left may have sold the key.
     */
    void shown(FinalityCertificate certificate, Optional<Transaction> transaction) {
        boolean isOld = certificate.set() < Math.min(adopted, chain.set() - 1);
        if (isOld && transaction.filter(this::isContested).isEmpty()) {
            return;
        }
        if (proofs.putIfAbsent(certificate.txid(), certificate) == null) {
            step.add(new FinalityEffect.Keep(certificate));
        }
        transaction
                .filter(this::isContested)
                .filter(this::isFree)
                .ifPresent(chosen -> {
                    contested.removeIf(txid -> rivals(chosen, txid));
                    lock(chosen);
                    readmit.accept(chosen);
                });
    }

    /** A block has decided it. */
    void forget(Transaction transaction) {
        Hash txid = transaction.txid();
        proofs.remove(txid);
        bodies.remove(txid);
        contested.remove(txid);
    }

    private void report() {
        for (LockReport part : reportOf(adopted)) {
            step.add(new FinalityEffect.Report(part));
            reports.computeIfAbsent(part.set(), _ -> new ReportedLocks()).add(part);
        }
    }

    private void ask() {
        long last = chain.set() - 1;
        if (adopted > last || own.isEmpty() || !concerns(own.get().publicKey())) {
            return;
        }
        step.add(new FinalityEffect.AskReports(last));
        if (adopted < last) {
            step.add(new FinalityEffect.AskReports(adopted));
        }
        reports.values()
                .forEach(ofSet -> ofSet.voters().forEach(voter -> askForBodies(ofSet, voter)));
    }

    /** Whether the key approves now, or is to report what it has approved. */
    private boolean concerns(PublicKey key) {
        for (long set = adopted; set <= chain.set(); set++) {
            if (chain.setOf(set).filter(members -> members.contains(key)).isPresent()) {
                return true;
            }
        }
        return false;
    }

    private void askForBodies(ReportedLocks ofSet, PublicKey voter) {
        List<Hash> lacking = ofSet.lacking(voter, this::isKnown);
        if (!lacking.isEmpty()) {
            step.add(new FinalityEffect.Ask(firstOf(lacking), List.of(voter)));
        }
    }

    private static List<Hash> firstOf(List<Hash> txids) {
        return txids.subList(0, Math.min(txids.size(), ApprovalBatch.MAX_TRANSACTIONS));
    }

    private boolean isKnown(Hash txid) {
        return bodies.containsKey(txid) || locked.isDecided(txid) || locked.find(txid).isPresent();
    }

    /** Takes over the reports of the latest set of which a quorum is here, and so on until nothing more can be done. */
    private void goOn() {
        for (long set = chain.set() - 1; set >= adopted; set--) {
            ReportedLocks ofSet = reports.get(set);
            Optional<MemberSet> members = chain.setOf(set);
            if (ofSet != null && members.isPresent()) {
                List<PublicKey> complete = ofSet.complete(this::isKnown);
                if (complete.size() >= members.get().quorum()) {
                    adopt(set, ofSet.union(complete));
                    report();
                    goOn();
                    return;
                }
            }
        }
    }

    private void adopt(long set, List<Hash> reported) {
        SortedMap<Hash, Transaction> claims = new TreeMap<>(locked.all());
        for (Hash txid : reported) {
            Optional.ofNullable(bodies.get(txid))
                    .or(() -> locked.find(txid))
                    .filter(transaction -> !locked.isDecided(transaction))
                    .ifPresent(transaction -> claims.put(txid, transaction));
        }
        adopted = set + 1;
        Claims decided = new Claims(claims, this::isProven, locks);
        decided.kept().forEach(this::lock);
        for (OutPoint outpoint : decided.contested()) {
            locks.contest(outpoint, step.now().getEpochSecond());
            step.add(new FinalityEffect.Contest(outpoint, step.now().getEpochSecond()));
        }
        contested.addAll(decided.undecided());
        step.add(new FinalityEffect.Adopted(adopted));
        reports.headMap(adopted).clear();
        decided.chosen().forEach(readmit);
        if (reports.isEmpty()) {
            bodies.clear();
        }
    }

    private boolean isProven(Hash txid) {
        return proofs.containsKey(txid) || locked.certificate(txid).isPresent();
    }

    /** Whether it spends what nobody may approve before a certificate decides. */
    private boolean isContested(Transaction transaction) {
        return transaction.spends().stream()
                .anyMatch(spend ->
                        locks.find(spend).filter(lock -> lock.isContested(spend)).isPresent());
    }

    /** Whether nothing that it spends is promised to another one. */
    private boolean isFree(Transaction transaction) {
        Hash txid = transaction.txid();
        return transaction.spends().stream()
                .allMatch(spend ->
                        locks.find(spend)
                                .filter(lock ->
                                        !lock.txid().equals(txid) && !lock.isContested(spend))
                                .isEmpty());
    }

    private boolean rivals(Transaction chosen, Hash txid) {
        return txid.equals(chosen.txid())
                || locked.find(txid)
                        .filter(other ->
                                other.spends().stream().anyMatch(chosen.spends()::contains))
                        .isPresent();
    }

    private void lock(Transaction transaction) {
        long now = step.now().getEpochSecond();
        Hash txid = transaction.txid();
        transaction.spends().forEach(spend -> locks.add(spend, txid, now));
        step.add(new FinalityEffect.Lock(transaction, now));
    }

    /** Who may know a certificate of a set that is over: all masternodes since, as far as they are known. */
    private List<PublicKey> witnesses() {
        return LongStream.iterate(chain.set(), set -> set >= 0, set -> set - 1)
                .mapToObj(chain::setOf)
                .takeWhile(Optional::isPresent)
                .flatMap(set -> set.orElseThrow().members().stream())
                .map(Member::publicKey)
                .distinct()
                .toList();
    }
}
