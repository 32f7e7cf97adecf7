package io.timecoin.node.finality;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TransactionVerdict;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
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
    /** Approvals gather for so long, so that one signature and one disk write serve many. */
    private static final Duration APPROVE_AFTER = Duration.ofMillis(2);

    /** What is in no block is looked at so often. */
    private static final Duration RESEND_EVERY = Duration.ofSeconds(2);

    /** An approval is sent again after this time; till then the block that carries its transaction may come. */
    private static final Duration RESEND_AFTER = Duration.ofSeconds(4);

    /** A transaction without a certificate is given up after this time; its locks stay, and it may come again. */
    private static final Duration EXPIRES_AFTER = Duration.ofMinutes(10);

    /** Transactions kept although nothing is known of what they spend: it may be on its way. */
    private static final int MAX_ORPHANS = 2_000;

    /** Such a one is given up after this time. */
    private static final Duration ORPHANED_FOR = Duration.ofSeconds(30);

    /** A leader includes certificates that it has known for so long: by then the others have them too. */
    private static final Duration INCLUDE_AFTER = Duration.ofSeconds(1);

    /** Transactions sent or asked for again at once: what is left over follows two seconds later. */
    private static final int RESEND_LIMIT = 500;

    private final FinalityChain chain;
    private final TransactionRules rules;
    private final Optional<Signer> own;
    private final FinalityStore stored;
    private final FinalityRules finalityRules;
    private final Locks locks;
    private final Pool pool = new Pool();
    private final EarlyApprovals early = new EarlyApprovals();
    private final RecentIds confirmed = new RecentIds();
    private final Set<Hash> toApprove = new LinkedHashSet<>();
    private final Set<Hash> orphans = new LinkedHashSet<>();
    private boolean approving;
    private long finalized;
    private Instant now = Instant.EPOCH;
    private List<FinalityEffect> effects = new ArrayList<>();

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
        this.locks = new Locks(stored);
        this.finalityRules = finalityRules;
    }

    /** Takes an event and returns what follows from it, to be done in this order. */
    public List<FinalityEffect> step(FinalityEvent event, Instant time) {
        now = time;
        effects = new ArrayList<>();
        switch (event) {
            case FinalityEvent.Started() -> start();
            case FinalityEvent.Submitted(long ticket, Transaction transaction) ->
                    effects.add(new FinalityEffect.Answer(ticket, submitted(transaction)));
            case FinalityEvent.Gossiped(Transaction transaction, boolean relay) ->
                    admit(transaction, transaction.txid(), relay, true);
            case FinalityEvent.Approved(ApprovalBatch batch) -> approved(batch);
            case FinalityEvent.Certified(FinalityCertificate certificate, var transaction) ->
                    shown(certificate, transaction);
            case FinalityEvent.Committed(Block block) -> committed(block);
            case FinalityEvent.TimerFired(FinalityTimer timer) -> timerFired(timer);
        }
        return List.copyOf(effects);
    }

    /**
     * What the next block is to carry: certificates known for a second, oldest first, so parents come before children.
     *
     * @param maxBytes of all together, in binary form
     */
    public Includable includable(Instant time, long maxBytes) {
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

    /** The spends of a block for which this node has no certificate: it may not vote for the block before it has. */
    public List<Hash> uncertified(Block block) {
        return finalityRules.objections(
                block.transactions().stream()
                        .skip(1)
                        .map(Transaction::txid)
                        .filter(txid ->
                                pool.find(txid).filter(PendingTransaction::isCertified).isEmpty())
                        .toList());
    }

    /** Whether the signatures of this transaction are known to hold. */
    public boolean isSigned(Hash txid) {
        return pool.find(txid).isPresent();
    }

    /** Where a transaction stands that is in no block yet. */
    public Optional<PendingView> pending(Hash txid) {
        return pool.find(txid).map(this::view);
    }

    /** All transactions that are in no block yet, in the order of their arrival. */
    public List<PendingView> pending() {
        return pool.all().stream().map(this::view).toList();
    }

    /** The certificate of a transaction, as far as this node keeps it. */
    public Optional<FinalityCertificate> certificate(Hash txid) {
        return pool.find(txid)
                .flatMap(PendingTransaction::certificate)
                .or(() -> stored.certificate(txid));
    }

    /** The state of an output that exists and is in no block's inputs; nothing for others. */
    public Optional<UtxoState> state(OutPoint outpoint) {
        Optional<UtxoState> spent =
                pool.spender(outpoint)
                        .map(spender -> spender.stateOfInputs(chain.members().size()));
        return spent.or(() -> available(outpoint).map(_ -> stateOfUnspent(outpoint)));
    }

    /** Transactions made final since the process started. */
    public long finalized() {
        return finalized;
    }

    /** Transactions that are in no block yet. */
    public int size() {
        return pool.size();
    }

    private void start() {
        for (Transaction transaction : stored.pending(Pool.MAX_TRANSACTIONS)) {
            Hash txid = transaction.txid();
            admit(transaction, txid, false, true);
            pool.find(txid).ifPresent(PendingTransaction::approve);
            stored.certificate(txid).ifPresent(proof -> shown(proof, Optional.empty()));
        }
        arm(FinalityTimer.RESEND, RESEND_EVERY);
    }

    private SubmissionOutcome submitted(Transaction transaction) {
        Hash txid = transaction.txid();
        if (pool.isBusy() && pool.find(txid).isEmpty()) {
            return new SubmissionOutcome.Refused(
                    SubmissionOutcome.Reason.BUSY,
                    "final transactions fill more than two blocks; try again after a block");
        }
        return admit(transaction, txid, true, false);
    }

    /** @param mayWait whether it is kept although something that it spends is not known yet */
    private SubmissionOutcome admit(
            Transaction transaction, Hash txid, boolean relay, boolean mayWait) {
        if (pool.find(txid).isPresent() || confirmed.contains(txid)) {
            return new SubmissionOutcome.Accepted(txid);
        }
        Optional<SubmissionOutcome> refusal =
                refusalByForm(transaction)
                        .or(() -> refusalByRivals(transaction, txid))
                        .or(() -> refusalByRoom(transaction, txid))
                        .or(() -> refusalByInputs(transaction, mayWait))
                        .or(() -> refusalOf(rules.faultOfSignatures(transaction)));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        PendingTransaction pending = new PendingTransaction(transaction, txid, now);
        pool.add(pending);
        if (!transaction.spends().stream().allMatch(this::isPromised)) {
            orphans.add(txid);
        }
        early.take(txid).forEach(pending::count);
        if (relay) {
            effects.add(new FinalityEffect.Relay(transaction));
        }
        tell(new FinalityNotice.Accepted(txid));
        tellInputs(pending);
        advance(pending);
        return new SubmissionOutcome.Accepted(txid);
    }

    private Optional<SubmissionOutcome> refusalByForm(Transaction transaction) {
        return refusalOf(rules.faultOfForm(transaction));
    }

    private static Optional<SubmissionOutcome> refusalOf(
            Optional<TransactionVerdict.Invalid> fault) {
        return fault.map(invalid ->
                new SubmissionOutcome.Refused(
                        SubmissionOutcome.Reason.INVALID,
                        invalid.code() + ": " + invalid.sentence()));
    }

    /** First come, first served; unless a quorum has chosen the other one. */
    private Optional<SubmissionOutcome> refusalByRivals(Transaction transaction, Hash txid) {
        List<PendingTransaction> rivals = pool.rivals(txid, transaction.spends());
        if (early.voters(txid).size() >= chain.members().quorum()) {
            rivals.stream()
                    .filter(rival -> !rival.isCertified())
                    .forEach(rival -> drop(rival, "a quorum has approved " + txid));
            rivals = pool.rivals(txid, transaction.spends());
        }
        return rivals.stream()
                .filter(_ -> finalityRules.keepsRivalsOut())
                .findFirst()
                .map(rival ->
                        new SubmissionOutcome.Refused(
                                SubmissionOutcome.Reason.CONFLICT,
                                rival.txid() + " spends one of its inputs and came first"));
    }

    private Optional<SubmissionOutcome> refusalByRoom(Transaction transaction, Hash txid) {
        PendingTransaction candidate = new PendingTransaction(transaction, txid, now);
        if (!pool.hasRoom(candidate.bytes(), candidate.owner())) {
            return Optional.of(
                    new SubmissionOutcome.Refused(
                            SubmissionOutcome.Reason.BUSY,
                            "too many transactions wait, of all or of this owner; try again"));
        }
        return pool.isChainTooLong(transaction.spends())
                ? Optional.of(
                        new SubmissionOutcome.Refused(
                                SubmissionOutcome.Reason.CHAIN_TOO_LONG,
                                "it builds upon more than %d transactions that are in no block"
                                        .formatted(Pool.MAX_ANCESTORS)))
                : Optional.empty();
    }

    private Optional<SubmissionOutcome> refusalByInputs(Transaction transaction, boolean mayWait) {
        boolean waits = transaction.spends().stream().anyMatch(spend -> available(spend).isEmpty());
        boolean promised = transaction.spends().stream().allMatch(this::isPromised);
        if (waits && (promised || (mayWait && orphans.size() < MAX_ORPHANS))) {
            return Optional.empty();
        }
        return switch (rules.checkInputs(transaction, this::available)) {
            case TransactionVerdict.Valid _ -> Optional.empty();
            case TransactionVerdict.Invalid invalid -> refusalOf(Optional.of(invalid));
        };
    }

    /** An output that is there, or will be when its transaction is certified. */
    private boolean isPromised(OutPoint outpoint) {
        return available(outpoint).isPresent() || pool.find(outpoint.txid()).isPresent();
    }

    private Optional<Utxo> available(OutPoint outpoint) {
        return chain.unspent().find(outpoint).or(() -> pool.certifiedOutput(outpoint));
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
                    certificate -> certify(pending, certificate), () -> wishToApprove(pending));
        }
    }

    private boolean becomesReady(PendingTransaction pending) {
        Transaction transaction = pending.transaction();
        if (transaction.spends().stream().anyMatch(spend -> available(spend).isEmpty())) {
            return false;
        }
        return switch (rules.checkInputs(transaction, this::available)) {
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

    /** What is approved already is sent again by {@link #resend}, not at each look. */
    private void wishToApprove(PendingTransaction pending) {
        if (own.isPresent() && !pending.isApproved() && toApprove.add(pending.txid())) {
            armApproving();
        }
    }

    private void armApproving() {
        if (!approving && !toApprove.isEmpty() && mayApprove()) {
            approving = true;
            arm(FinalityTimer.APPROVE, APPROVE_AFTER);
        }
    }

    private boolean mayApprove() {
        return chain.mayApprove()
                && !pool.isBusy()
                && own.filter(signer -> chain.members().contains(signer.publicKey())).isPresent();
    }

    private void timerFired(FinalityTimer timer) {
        switch (timer) {
            case APPROVE -> {
                approving = false;
                if (mayApprove()) {
                    List<Hash> wished = List.copyOf(toApprove);
                    toApprove.clear();
                    approve(wished);
                }
            }
            case RESEND -> {
                resend();
                arm(FinalityTimer.RESEND, RESEND_EVERY);
            }
        }
    }

    /** Locks first, then signs: the locks are on disk before the approvals leave. */
    private void approve(List<Hash> txids) {
        List<Hash> approved = new ArrayList<>();
        for (Hash txid : txids) {
            pool.find(txid)
                    .filter(pending -> pending.stage() != Stage.WAITING && mayLock(pending))
                    .ifPresent(pending -> {
                        lock(pending);
                        approved.add(txid);
                    });
        }
        for (int from = 0; from < approved.size(); from += ApprovalBatch.MAX_TRANSACTIONS) {
            int to = Math.min(from + ApprovalBatch.MAX_TRANSACTIONS, approved.size());
            sign(approved.subList(from, to));
        }
    }

    private boolean mayLock(PendingTransaction pending) {
        return pending.transaction().spends().stream()
                .allMatch(spend ->
                        finalityRules.mayApprove(
                                locks.find(spend).map(OutputLock::txid), pending.txid()));
    }

    private void lock(PendingTransaction pending) {
        if (!pending.isApproved()) {
            pending.approve();
            pending.transaction()
                    .spends()
                    .forEach(spend -> locks.add(spend, pending.txid(), now.getEpochSecond()));
            if (finalityRules.persistsLocks()) {
                effects.add(new FinalityEffect.Lock(pending.transaction(), now.getEpochSecond()));
            }
        }
        pending.sent(now);
    }

    private void sign(List<Hash> txids) {
        own.ifPresent(signer -> {
            ApprovalBatch batch = ApprovalBatch.sign(rules.chainId(), chain.set(), txids, signer);
            effects.add(new FinalityEffect.Approve(batch));
            approved(batch);
        });
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
        if (pool.find(txid).isEmpty() && body.isPresent()) {
            pool.rivals(txid, body.get().spends()).stream()
                    .filter(rival -> !rival.isCertified())
                    .forEach(rival -> drop(rival, "a quorum has approved " + txid));
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
        pending.certify(certificate, now);
        pool.certified(pending);
        toApprove.remove(pending.txid());
        finalized++;
        effects.add(new FinalityEffect.Keep(certificate));
        tell(new FinalityNotice.Finalized(pending.txid(), pending.votes(), chain.members().size()));
        tellInputs(pending);
        Utxo.createdBy(pending.transaction())
                .forEach(utxo -> tellOutput(utxo.outpoint(), new UtxoState.Unspent()));
        pool.childrenOf(pending.txid()).forEach(this::advance);
    }

    private void committed(Block block) {
        List<Transaction> spends = block.transactions().stream().skip(1).toList();
        for (Transaction transaction : spends) {
            Hash txid = transaction.txid();
            confirmed.add(txid);
            early.take(txid);
            pool.find(txid).ifPresent(this::forget);
            pool.rivals(txid, transaction.spends())
                    .forEach(rival -> drop(rival, "an input was spent by " + txid));
            tell(new FinalityNotice.Confirmed(txid, block.height()));
            UtxoState spent =
                    new UtxoState.Confirmed(txid, block.height(), block.header().timestamp());
            transaction.spends().forEach(outpoint -> tellOutput(outpoint, spent));
        }
        spends.forEach(transaction ->
                pool.childrenOf(transaction.txid()).forEach(this::advanceUncertified));
        armApproving();
    }

    private void resend() {
        List<Hash> again = new ArrayList<>();
        int relayed = 0;
        for (PendingTransaction pending : pool.all()) {
            if (isExpired(pending)) {
                drop(pending, "no quorum approved it in time");
            } else if (!pending.sentAt().plus(RESEND_AFTER).isAfter(now)) {
                if (pending.isApproved()) {
                    again.add(pending.txid());
                }
                if (!pending.isCertified() && relayed++ < RESEND_LIMIT) {
                    effects.add(new FinalityEffect.Relay(pending.transaction()));
                }
                pending.sent(now);
                advanceUncertified(pending);
            }
        }
        if (mayApprove()) {
            approve(again);
        }
        ask(early.unknown(RESEND_LIMIT));
        armApproving();
    }

    private boolean isExpired(PendingTransaction pending) {
        Duration limit = orphans.contains(pending.txid()) ? ORPHANED_FOR : EXPIRES_AFTER;
        return !pending.isCertified() && pending.arrivedAt().plus(limit).isBefore(now);
    }

    private void ask(List<Hash> txids) {
        if (txids.isEmpty()) {
            return;
        }
        List<PublicKey> voters =
                early.voters(txids.getFirst()).stream()
                        .filter(voter ->
                                own.filter(signer -> signer.publicKey().equals(voter)).isEmpty())
                        .toList();
        effects.add(new FinalityEffect.Ask(txids, voters));
    }

    private void forget(PendingTransaction pending) {
        pool.remove(pending);
        toApprove.remove(pending.txid());
        orphans.remove(pending.txid());
    }

    private void drop(PendingTransaction pending, String reason) {
        forget(pending);
        tell(new FinalityNotice.Dropped(pending.txid(), reason));
        for (OutPoint outpoint : pending.transaction().spends()) {
            available(outpoint).ifPresent(_ -> tellOutput(outpoint, stateOfUnspent(outpoint)));
        }
    }

    /** Locked where this node has promised it to a transaction that is gone: only the same one may come again. */
    private UtxoState stateOfUnspent(OutPoint outpoint) {
        return locks.find(outpoint)
                .<UtxoState>map(lock -> new UtxoState.Locked(lock.txid(), lock.lockedAt()))
                .orElseGet(UtxoState.Unspent::new);
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

    private void tellInputs(PendingTransaction pending) {
        UtxoState state = pending.stateOfInputs(chain.members().size());
        pending.transaction().spends().forEach(outpoint -> tellOutput(outpoint, state));
    }

    private void tellOutput(OutPoint outpoint, UtxoState state) {
        tell(new FinalityNotice.OutputChanged(outpoint, state));
    }

    private void tell(FinalityNotice notice) {
        effects.add(new FinalityEffect.Notify(notice));
    }

    private void arm(FinalityTimer timer, Duration after) {
        effects.add(new FinalityEffect.Arm(timer, after));
    }
}
