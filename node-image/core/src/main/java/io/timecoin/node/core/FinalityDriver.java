package io.timecoin.node.core;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.finality.ApprovalBatch;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.FinalityChain;
import io.timecoin.node.finality.FinalityEffect;
import io.timecoin.node.finality.FinalityEvent;
import io.timecoin.node.finality.FinalityStore;
import io.timecoin.node.finality.FinalityTimer;
import io.timecoin.node.finality.FinalityVerifier;
import io.timecoin.node.finality.Includable;
import io.timecoin.node.finality.KnownTransaction;
import io.timecoin.node.finality.LockReport;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.FinalityMessage;
import io.timecoin.node.wire.FinalityMessage.FinalityProof;
import io.timecoin.node.wire.FinalityMessage.FinalityProofs;
import io.timecoin.node.wire.FinalityMessage.GetFinality;
import io.timecoin.node.wire.FinalityMessage.GetLockReports;
import io.timecoin.node.wire.FinalityMessage.LockReports;
import io.timecoin.node.wire.FinalityMessage.TransactionApprovals;
import io.timecoin.node.wire.TransactionMessage.TransactionBroadcast;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Brings {@link Finality} together with the chain and the peers. */
final class FinalityDriver implements FinalityChain {
    /**
     * Bytes of transactions and certificates in one answer, in binary form: as decimal arrays they take five times as
     * much. So small that votes do not wait long behind it.
     */
    private static final long ANSWER_BYTES = 64 * 1024;

    /** Bytes of an approval in binary form without its path: key and signature. */
    private static final long APPROVAL_BYTES = 96;

    /** Bytes of a level of a path in binary form: a hash and its side. */
    private static final long STEP_BYTES = 33;

    /** Bytes of a block that are not spends: header, coinbase and list of rewards, for each member at most. */
    private static final long MEMBER_BYTES = 128;

    private final LocalChain chain;
    private final FinalityPeers peers;
    private final SignatureVerifier signatures;
    private final BooleanSupplier mayApprove;
    private final CurrentStep step;
    private final EarlyFinality early = new EarlyFinality();
    private final Finality finality;
    private final ProofRequests requests;

    /** @param mayApprove whether this node has caught up and its key may sign */
    FinalityDriver(
            NodeSettings settings,
            LocalChain chain,
            FinalityStore stored,
            FinalityPeers peers,
            SignatureVerifier signatures,
            BooleanSupplier mayApprove,
            CurrentStep step) {
        this.chain = chain;
        this.peers = peers;
        this.signatures = signatures;
        this.mayApprove = mayApprove;
        this.step = step;
        this.finality =
                new Finality(
                        this,
                        chain.transactionRules(),
                        Optional.of(settings.local().signer()),
                        stored);
        this.requests = new ProofRequests(finality::isCertified);
    }

    @Override
    public UtxoSource unspent() {
        return chain.unspent();
    }

    @Override
    public MemberSet members() {
        return chain.members();
    }

    @Override
    public long set() {
        return chain.membership().number();
    }

    @Override
    public Optional<MemberSet> setOf(long number) {
        return chain.membership().setOf(number);
    }

    @Override
    public boolean mayApprove() {
        return mayApprove.getAsBoolean();
    }

    /** What is pending and final, for those who ask. */
    Finality state() {
        return finality;
    }

    void start() {
        feed(new FinalityEvent.Started());
    }

    void submitted(long ticket, Transaction transaction) {
        feed(new FinalityEvent.Submitted(ticket, transaction));
    }

    void timedOut(FinalityTimer timer) {
        feed(new FinalityEvent.TimerFired(timer));
    }

    /** What came for the next set too early can be checked now. */
    void committed(Block block) {
        feed(new FinalityEvent.Committed(block));
        early.take(set()).forEach(waited -> received(waited.from(), waited.message()));
    }

    /** A peer passes a transaction on; those of masternodes reach the other masternodes without this node. */
    void received(ConnectionId from, TransactionBroadcast broadcast) {
        feed(new FinalityEvent.Gossiped(broadcast.transaction(), !peers.isMember(from)));
    }

    void received(ConnectionId from, FinalityMessage message) {
        switch (message) {
            case TransactionApprovals approvals -> receivedApprovals(from, approvals);
            case LockReports report -> receivedReport(from, report);
            case GetLockReports(long wanted) ->
                    finality.reportOf(wanted)
                            .forEach(part -> step.send(from, FinalityWire.toWire(part)));
            case GetFinality(List<Hash> txids) -> answer(from, txids);
            case FinalityProofs(List<FinalityProof> proofs) -> receivedProofs(from, proofs);
        }
    }

    /**
     * What a block of this node's is to carry.
     *
     * @param maxBytes of spends in binary form
     */
    Includable includable(long maxBytes) {
        long rest = MEMBER_BYTES * (chain.members().size() + 2L);
        return finality.includable(
                step.now(), Math.min(maxBytes, BlockRules.MAX_BLOCK_BYTES - rest));
    }

    /** Asks for what keeps this node from voting for blocks, instead of what it asked for before. */
    void request(List<Hash> txids) {
        requests.want(txids);
        askOn();
    }

    private void askOn() {
        requests.next(peers.reachableMembers(), step.now())
                .forEach(page -> peers.ask(page.txids(), List.of(page.to())));
    }

    private void receivedProofs(ConnectionId from, List<FinalityProof> proofs) {
        proofs.forEach(proof -> receivedProof(from, proof));
        peers.key(from).ifPresent(requests::answered);
        askOn();
    }

    private void receivedApprovals(ConnectionId from, TransactionApprovals approvals) {
        if (approvals.set() != set()) {
            early.keep(from, approvals.set(), set(), approvals);
            return;
        }
        Optional<ApprovalBatch> batch = FinalityWire.parse(approvals);
        batch.flatMap(verifier(members())::faultOf)
                .ifPresentOrElse(
                        fault -> refuse(from, fault),
                        () ->
                                batch.ifPresent(
                                        checked -> feed(new FinalityEvent.Approved(checked))));
    }

    private void receivedReport(ConnectionId from, LockReports message) {
        Optional<MemberSet> members = setOf(message.set());
        if (members.isEmpty()) {
            early.keep(from, message.set(), set(), message);
            return;
        }
        Optional<LockReport> report = FinalityWire.parse(message);
        report.flatMap(verifier(message.set(), members.get())::faultOf)
                .ifPresentOrElse(
                        fault -> refuse(from, fault),
                        () ->
                                report.ifPresent(
                                        checked -> feed(new FinalityEvent.Reported(checked))));
    }

    private void receivedProof(ConnectionId from, FinalityProof proof) {
        Transaction transaction = proof.transaction();
        Optional<FinalityCertificate> certificate =
                proof.certificate().map(data -> FinalityWire.parse(transaction.txid(), data));
        Optional<String> fault = certificate.flatMap(this::faultOf);
        if (fault.isPresent()) {
            refuse(from, fault.get());
            return;
        }
        feed(
                certificate
                        .<FinalityEvent>map(checked ->
                                new FinalityEvent.Certified(checked, Optional.of(transaction)))
                        .orElseGet(() -> new FinalityEvent.Gossiped(transaction, false)));
    }

    private void answer(ConnectionId from, List<Hash> txids) {
        List<FinalityProof> proofs = new ArrayList<>();
        long bytes = 0;
        for (Hash txid : txids) {
            Optional<KnownTransaction> known = finality.known(txid);
            if (known.isPresent() && bytes < ANSWER_BYTES) {
                bytes += bytes(known.get());
                proofs.add(
                        FinalityWire.toWire(known.get().transaction(), known.get().certificate()));
            }
        }
        if (!proofs.isEmpty()) {
            step.send(from, new FinalityProofs(proofs));
        }
    }

    private static long bytes(KnownTransaction known) {
        return Bincode.size(known.transaction())
                + known.certificate().stream()
                        .flatMap(certificate -> certificate.approvals().stream())
                        .mapToLong(approval ->
                                APPROVAL_BYTES + STEP_BYTES * approval.path().steps().size())
                        .sum();
    }

    /** A certificate of a set that is not known proves nothing. */
    private Optional<String> faultOf(FinalityCertificate certificate) {
        return setOf(certificate.set())
                .map(members -> verifier(certificate.set(), members).faultOf(certificate))
                .orElseGet(() -> Optional.of("a certificate of the set " + certificate.set()));
    }

    private FinalityVerifier verifier(MemberSet members) {
        return verifier(set(), members);
    }

    private FinalityVerifier verifier(long number, MemberSet members) {
        return new FinalityVerifier(chain.chainId(), number, members, signatures);
    }

    private void refuse(ConnectionId from, String sentence) {
        step.report(new NodeReport.MessageRefused(from, sentence));
    }

    private void feed(FinalityEvent event) {
        finality.step(event, step.now()).forEach(this::perform);
    }

    private void perform(FinalityEffect effect) {
        switch (effect) {
            case FinalityEffect.Lock(Transaction transaction, long lockedAt) ->
                    step.add(new NodeEffect.Lock(transaction, lockedAt));
            case FinalityEffect.Contest(OutPoint outpoint, long lockedAt) ->
                    step.add(new NodeEffect.Contest(outpoint, lockedAt));
            case FinalityEffect.Adopted(long adopted) -> step.add(new NodeEffect.Adopted(adopted));
            case FinalityEffect.Report(LockReport report) ->
                    peers.broadcastToMembers(FinalityWire.toWire(report));
            case FinalityEffect.AskReports(long wanted) ->
                    peers.broadcastToMembers(new GetLockReports(wanted));
            case FinalityEffect.Keep(FinalityCertificate certificate) ->
                    step.add(new NodeEffect.KeepCertificate(certificate));
            case FinalityEffect.Relay(Transaction transaction) ->
                    peers.relay(new TransactionBroadcast(transaction));
            case FinalityEffect.Show(Transaction transaction, var certificate) ->
                    peers.broadcastToMembers(
                            new FinalityProofs(
                                    List.of(
                                            FinalityWire.toWire(
                                                    transaction, Optional.of(certificate)))));
            case FinalityEffect.Approve(ApprovalBatch batch) ->
                    peers.broadcast(FinalityWire.toWire(batch));
            case FinalityEffect.Ask(List<Hash> txids, var from) -> peers.ask(txids, from);
            case FinalityEffect.Answer(long ticket, var outcome) ->
                    step.add(new NodeEffect.Answer(ticket, outcome));
            case FinalityEffect.Notify(var notice) -> step.add(new NodeEffect.Notify(notice));
            case FinalityEffect.Arm(FinalityTimer timer, Duration after) ->
                    step.arm(new NodeTimer.Finality(timer), after);
        }
    }
}
