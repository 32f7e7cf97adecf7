package io.timecoin.node.finality;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TransactionVerdict;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.finality.PendingTransaction.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes transactions final before any block (consensus.md §3): each masternode approves at most one transaction for an
 * output, ever, and a quorum of approvals is a certificate. Any two quorums share an honest masternode, so no output has
 * two; and blocks carry certified transactions only, so no block contradicts one.
 *
 * <p>It has no clock and does no input or output: {@link #step} takes an event and returns what is to be done, in order.
 */
public final class Finality {
    /** What is in no block is looked at so often. */
    private static final Duration RESEND_EVERY = Duration.ofSeconds(2);

    private final FinalityChain chain;
    private final TransactionRules rules;
    private final Optional<Signer> own;
    private final FinalityStore stored;
    private final FinalityRules finalityRules;
    private final Pool pool = new Pool();
    private final EarlyApprovals early = new EarlyApprovals();
    private final RecentIds confirmed = new RecentIds();
    private final Set<Hash> orphans = new LinkedHashSet<>();
    private final FinalityStep step = new FinalityStep();
    private final Contents contents;
    private final Resending resending;
    private final Outputs outputs;
    private final Announcements announcements;
    private final Entrance entrance;
    private final Handover handover;
    private final Approvals approvals;
    private long set;
    private long finalized;

    /** @param own with the key of this node, if it is a masternode */
    public Finality(
            FinalityChain chain,
            TransactionRules rules,
            Optional<Signer> own,
            FinalityStore stored) {
        this(chain, rules, own, stored, new FinalityRules());
    }

    Finality(
            FinalityChain chain,
            TransactionRules rules,
            Optional<Signer> own,
            FinalityStore stored,
            FinalityRules finalityRules) {
        this.chain = chain;
        this.rules = rules;
        this.own = own;
        this.stored = stored;
        this.finalityRules = finalityRules;
        this.set = chain.set();
        Locks locks = new Locks(stored);
        this.contents = new Contents(chain, pool, stored);
        this.resending = new Resending(pool, orphans, step);
        this.outputs = new Outputs(chain, pool, locks);
        this.announcements = new Announcements(chain, outputs, step);
        this.entrance = new Entrance(rules, finalityRules, pool, outputs, orphans::size);
        this.handover =
                new Handover(
                        chain,
                        rules,
                        own,
                        finalityRules,
                        new LockedTransactions(stored, pool, confirmed),
                        locks,
                        step,
                        this::readmit);
        this.approvals =
                new Approvals(
                        chain,
                        rules.chainId(),
                        own,
                        finalityRules,
                        pool,
                        locks,
                        handover,
                        step,
                        this::approved);
    }

    /** Takes an event and returns what follows from it, to be done in this order. */
    public List<FinalityEffect> step(FinalityEvent event, Instant time) {
        step.begin(time);
        switch (event) {
            case FinalityEvent.Started() -> start();
            case FinalityEvent.Submitted(long ticket, Transaction transaction) ->
                    step.add(new FinalityEffect.Answer(ticket, submitted(transaction)));
            case FinalityEvent.Gossiped(Transaction transaction, boolean relay) -> {
                Hash txid = transaction.txid();
                admit(transaction, txid, relay, true);
                handover.learned(txid, transaction);
            }
            case FinalityEvent.Approved(ApprovalBatch batch) -> approved(batch);
            case FinalityEvent.Certified(FinalityCertificate certificate, var transaction) ->
                    shown(certificate, transaction);
            case FinalityEvent.Reported(LockReport report) -> handover.received(report);
            case FinalityEvent.Committed(Block block) -> committed(block);
            case FinalityEvent.TimerFired(FinalityTimer timer) -> timerFired(timer);
        }
        approvals.arm();
        return step.end();
    }

    /**
     * What the next block is to carry: certificates known for a second, oldest first, so parents come before children.
     *
     * @param maxBytes of all together, in binary form
     */
    public Includable includable(Instant time, long maxBytes) {
        return contents.includable(time, maxBytes);
    }

    /** The spends of a block for which this node has no certificate: it may not vote for the block before it has. */
    public List<Hash> uncertified(Block block) {
        return finalityRules.objections(contents.uncertified(block));
    }

    /** Whether the current set has certified a transaction that is in no block yet. */
    public boolean isCertified(Hash txid) {
        return pool.find(txid).filter(PendingTransaction::isCertified).isPresent();
    }

    /** Whether the signatures of this transaction are known to hold. */
    public boolean isSigned(Hash txid) {
        return pool.find(txid).isPresent();
    }

    /** Where a transaction stands that is in no block yet. */
    public Optional<PendingView> pending(Hash txid) {
        return contents.pending(txid);
    }

    /** All transactions that are in no block yet, in the order of their arrival. */
    public List<PendingView> pending() {
        return contents.pending();
    }

    /** The certificate of a transaction, as far as this node keeps it. */
    public Optional<FinalityCertificate> certificate(Hash txid) {
        return contents.certificate(txid);
    }

    /** A transaction that is in no block and that this node can show, also where it has given it up. */
    public Optional<KnownTransaction> known(Hash txid) {
        return contents.known(txid);
    }

    /** What this node has locked in a set that is over, for a masternode that asks. */
    public List<LockReport> reportOf(long wanted) {
        return handover.reportOf(wanted);
    }

    /** The state of an output that exists and is in no block's inputs; nothing for others. */
    public Optional<UtxoState> state(OutPoint outpoint) {
        return outputs.state(outpoint);
    }

    /** Transactions made final since the process started. */
    public long finalized() {
        return finalized;
    }

    /** How much is in no block yet. */
    public PoolSize size() {
        return pool.size();
    }

    private void start() {
        for (Transaction transaction : stored.pending(Pool.MAX_TRANSACTIONS)) {
            Hash txid = transaction.txid();
            admit(transaction, txid, false, true);
            pool.find(txid).ifPresent(PendingTransaction::approve);
            stored.certificate(txid)
                    .ifPresent(proof -> {
                        shown(proof, Optional.empty());
                        pool.find(txid).ifPresent(pending -> pending.remember(proof));
                    });
        }
        handover.start();
        step.arm(FinalityTimer.RESEND, RESEND_EVERY);
    }

    private SubmissionOutcome submitted(Transaction transaction) {
        Hash txid = transaction.txid();
        return entrance.refusalByLoad(txid).orElseGet(() -> admit(transaction, txid, true, false));
    }

    /** @param mayWait whether it is kept although something that it spends is not known yet */
    private SubmissionOutcome admit(
            Transaction transaction, Hash txid, boolean relay, boolean mayWait) {
        if (pool.find(txid).isPresent() || confirmed.contains(txid)) {
            return new SubmissionOutcome.Accepted(txid);
        }
        if (early.voters(txid).size() >= chain.members().quorum()) {
            dropRivals(transaction, txid);
        }
        Optional<SubmissionOutcome> refusal =
                entrance.refusal(transaction, txid, mayWait, step.now());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        PendingTransaction pending = new PendingTransaction(transaction, txid, step.now());
        pool.add(pending);
        if (!outputs.arePromised(transaction.spends())) {
            orphans.add(txid);
        }
        early.take(txid).forEach(pending::count);
        if (relay) {
            step.add(new FinalityEffect.Relay(transaction));
        }
        announcements.accepted(pending);
        advance(pending);
        return new SubmissionOutcome.Accepted(txid);
    }

    private void dropRivals(Transaction transaction, Hash txid) {
        pool.rivals(txid, transaction.spends()).stream()
                .filter(rival -> !rival.isFinal())
                .forEach(rival -> drop(rival, "a quorum has approved " + txid));
    }

    /** The set before has approved it, or may have: so the next one does. */
    private void readmit(Transaction transaction) {
        Hash txid = transaction.txid();
        dropRivals(transaction, txid);
        admit(transaction, txid, false, true);
        pool.find(txid).ifPresent(this::advanceUncertified);
    }

    /** Looks at where a transaction stands and does the next thing that can be done for it. */
    private void advance(PendingTransaction pending) {
        if (pending.stage() == Stage.WAITING && !becomesReady(pending)) {
            return;
        }
        if (pending.stage() == Stage.READY) {
            Optional<FinalityCertificate> proof =
                    pending.proof(chain.set(), chain.members().quorum());
            proof.ifPresentOrElse(
                    certificate -> certify(pending, certificate), () -> approvals.wish(pending));
        }
    }

    private boolean becomesReady(PendingTransaction pending) {
        Transaction transaction = pending.transaction();
        if (!outputs.areAvailable(transaction)) {
            return false;
        }
        return switch (rules.checkInputs(transaction, outputs::available)) {
            case TransactionVerdict.Valid(_, long fee) -> {
                pending.ready(fee);
                orphans.remove(pending.txid());
                yield true;
            }
            case TransactionVerdict.Invalid(_, String sentence) -> {
                drop(pending, sentence);
                yield false;
            }
        };
    }

    private void timerFired(FinalityTimer timer) {
        switch (timer) {
            case APPROVE -> approvals.due();
            case RESEND -> resend();
        }
    }

    private void approved(ApprovalBatch batch) {
        ApprovalTree tree = new ApprovalTree(batch.txids());
        List<Hash> lacking = new ArrayList<>();
        for (int i = 0; i < batch.txids().size(); i++) {
            Hash txid = batch.txids().get(i);
            BatchEntry approval = new BatchEntry(batch, tree, i);
            Optional<PendingTransaction> known = pool.find(txid);
            if (known.isPresent()) {
                known.get().count(approval);
                advanceUncertified(known.get());
            } else if (!confirmed.contains(txid)) {
                early.keep(txid, approval);
                if (early.voters(txid).size() == chain.members().quorum()) {
                    lacking.add(txid);
                }
            }
        }
        ask(lacking);
    }

    private void advanceUncertified(PendingTransaction pending) {
        if (!pending.isCertified()) {
            advance(pending);
        }
    }

    /** A certificate decides between rivals, whichever came first. */
    private void shown(FinalityCertificate certificate, Optional<Transaction> transaction) {
        Hash txid = certificate.txid();
        if (confirmed.contains(txid)) {
            return;
        }
        Optional<Transaction> body = transaction.filter(shown -> shown.txid().equals(txid));
        body.ifPresent(known -> handover.learned(txid, known));
        if (!finalityRules.counts(certificate.set(), chain.set())) {
            handover.shown(certificate, body);
            body.ifPresent(known -> admit(known, txid, false, true));
            return;
        }
        if (pool.find(txid).isEmpty() && body.isPresent()) {
            dropRivals(body.get(), txid);
            admit(body.get(), txid, false, true);
        }
        pool.find(txid)
                .filter(pending -> !pending.isCertified())
                .ifPresent(pending -> {
                    pending.show(certificate);
                    advance(pending);
                });
    }

    private void certify(PendingTransaction pending, FinalityCertificate certificate) {
        boolean again = pending.isFinal();
        pending.certify(certificate, step.now());
        pool.certified(pending);
        approvals.forget(pending.txid());
        step.add(new FinalityEffect.Keep(certificate));
        if (!again) {
            finalized++;
            announcements.finalized(pending);
        }
        pool.childrenOf(pending.txid()).forEach(this::advance);
    }

    private void committed(Block block) {
        List<Transaction> spends = block.transactions().stream().skip(1).toList();
        for (Transaction transaction : spends) {
            Hash txid = transaction.txid();
            confirmed.add(txid);
            early.take(txid);
            handover.forget(transaction);
            pool.find(txid).ifPresent(this::forget);
            pool.rivals(txid, transaction.spends())
                    .forEach(rival -> drop(rival, "an input was spent by " + txid));
            announcements.confirmed(transaction, block);
        }
        // First of all: no approval of the set before may be counted in the next one.
        if (chain.set() != set) {
            beginSet();
        }
        spends.forEach(transaction ->
                pool.childrenOf(transaction.txid()).forEach(this::advanceUncertified));
    }

    /** Approvals count in one set only: what is in no block needs those of the next. */
    private void beginSet() {
        set = chain.set();
        early.clear();
        for (PendingTransaction pending : pool.all()) {
            pool.uncertified(pending);
            pending.beginSet();
        }
        handover.setChanged();
        pool.all().forEach(this::advanceUncertified);
    }

    private void resend() {
        resending.expired().forEach(pending -> drop(pending, "no quorum approved it in time"));
        approvals.again(resending.relay(this::advanceUncertified));
        ask(early.unknown(Resending.LIMIT));
        handover.tick();
        step.arm(FinalityTimer.RESEND, RESEND_EVERY);
    }

    private void ask(List<Hash> txids) {
        early.question(txids, own.map(Signer::publicKey)).ifPresent(step::add);
    }

    private void forget(PendingTransaction pending) {
        pool.remove(pending);
        approvals.forget(pending.txid());
        orphans.remove(pending.txid());
    }

    private void drop(PendingTransaction pending, String reason) {
        forget(pending);
        announcements.dropped(pending, reason);
    }
}
