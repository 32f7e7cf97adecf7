package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** What this node approves: locked first, then signed, many transactions with one signature. */
final class Approvals {
    /** Approvals gather for so long, so that one signature and one disk write serve many. */
    private static final Duration AFTER = Duration.ofMillis(2);

    private final FinalityChain chain;
    private final Hash chainId;
    private final Optional<Signer> own;
    private final FinalityRules rules;
    private final Pool pool;
    private final Locks locks;
    private final Handover handover;
    private final FinalityStep step;
    private final Consumer<ApprovalBatch> signed;
    private final Set<Hash> wished = new LinkedHashSet<>();
    private boolean armed;

    /** @param signed takes each batch that was signed and sent */
    Approvals(
            FinalityChain chain,
            Hash chainId,
            Optional<Signer> own,
            FinalityRules rules,
            Pool pool,
            Locks locks,
            Handover handover,
            FinalityStep step,
            Consumer<ApprovalBatch> signed) {
        this.chain = chain;
        this.chainId = chainId;
        this.own = own;
        this.rules = rules;
        this.pool = pool;
        this.locks = locks;
        this.handover = handover;
        this.step = step;
        this.signed = signed;
    }

    /** What is approved already is sent again by and by, not at each look. */
    void wish(PendingTransaction pending) {
        if (own.isPresent() && !pending.isApproved() && wished.add(pending.txid())) {
            arm();
        }
    }

    void forget(Hash txid) {
        wished.remove(txid);
    }

    /** Something may be approved now that could not be before. */
    void arm() {
        if (!armed && !wished.isEmpty() && areAllowed()) {
            armed = true;
            step.arm(FinalityTimer.APPROVE, AFTER);
        }
    }

    /** Those that have gathered. */
    void due() {
        armed = false;
        if (areAllowed()) {
            List<Hash> gathered = List.copyOf(wished);
            wished.clear();
            approve(gathered);
        }
    }

    /** Sends approvals once more, with a new signature. */
    void again(List<Hash> txids) {
        if (areAllowed()) {
            approve(txids);
        }
    }

    private boolean areAllowed() {
        return chain.mayApprove()
                && handover.isComplete()
                && !pool.isBusy()
                && own.filter(signer -> chain.members().contains(signer.publicKey())).isPresent();
    }

    /** Locks first, then signs: the locks are on disk before the approvals leave. */
    private void approve(List<Hash> txids) {
        List<Hash> approved = new ArrayList<>();
        for (Hash txid : txids) {
            pool.find(txid)
                    .filter(pending ->
                            pending.stage() != PendingTransaction.Stage.WAITING && mayLock(pending))
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
                        rules.mayApprove(locks.find(spend).map(OutputLock::txid), pending.txid()));
    }

    private void lock(PendingTransaction pending) {
        if (!pending.isApproved()) {
            pending.approve();
            pending.transaction()
                    .spends()
                    .forEach(spend -> locks.add(spend, pending.txid(), lockedAt()));
            if (rules.persistsLocks()) {
                step.add(new FinalityEffect.Lock(pending.transaction(), lockedAt()));
            }
        }
        pending.sent(step.now());
    }

    private long lockedAt() {
        return step.now().getEpochSecond();
    }

    private void sign(List<Hash> txids) {
        own.ifPresent(signer -> {
            ApprovalBatch batch = ApprovalBatch.sign(chainId, chain.set(), txids, signer);
            step.add(new FinalityEffect.Approve(batch));
            signed.accept(batch);
        });
    }
}
