package io.timecoin.node.finality;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.SpendProof;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.time.Instant;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** A transaction that is in no block yet, and how far it has come. Its signatures hold. */
final class PendingTransaction {
    /** How far it has come. */
    enum Stage {
        /** Something that it spends is not there, or not certified. */
        WAITING,
        /** It is valid and may be approved. */
        READY,
        /** A quorum has approved it. */
        CERTIFIED
    }

    private final Transaction transaction;
    private final Hash txid;
    private final long bytes;
    private final PublicKey owner;
    private final Instant arrivedAt;
    private final NavigableMap<PublicKey, BatchEntry> approvals = new TreeMap<>();
    private Stage stage = Stage.WAITING;
    private long fee;
    private boolean approved;
    private boolean locked;
    private Instant sentAt;
    private Optional<FinalityCertificate> shown = Optional.empty();
    private Optional<FinalityCertificate> certificate = Optional.empty();
    private Instant certifiedAt = Instant.MAX;

    PendingTransaction(Transaction transaction, Hash txid, Instant arrivedAt) {
        this.transaction = transaction;
        this.txid = txid;
        this.bytes = Bincode.size(transaction);
        this.owner =
                SpendProof.parse(transaction.inputs().getFirst().scriptSig()).orElseThrow().key();
        this.arrivedAt = arrivedAt;
        this.sentAt = arrivedAt;
    }

    Transaction transaction() {
        return transaction;
    }

    Hash txid() {
        return txid;
    }

    long bytes() {
        return bytes;
    }

    /** The key of its first input: whose share of the pool it takes. */
    PublicKey owner() {
        return owner;
    }

    Instant arrivedAt() {
        return arrivedAt;
    }

    Stage stage() {
        return stage;
    }

    boolean isCertified() {
        return stage == Stage.CERTIFIED;
    }

    /** Units of 10^-8 TIME; known from {@link Stage#READY} on. */
    long fee() {
        return fee;
    }

    void ready(long knownFee) {
        stage = Stage.READY;
        fee = knownFee;
    }

    /** Whether this node has approved it in the current set. */
    boolean isApproved() {
        return approved;
    }

    /** Whether this node has locked its inputs for it, in any set. */
    boolean isLocked() {
        return locked;
    }

    void approve() {
        approved = true;
        locked = true;
    }

    /** Another set approves from now on; what was said in the one before counts no more. */
    void beginSet() {
        approvals.clear();
        shown = Optional.empty();
        approved = false;
        stage = Stage.WAITING;
    }

    /** Whether a quorum of any set has approved it. */
    boolean isFinal() {
        return certificate.isPresent();
    }

    /** A certificate that this node had kept; of a set before, it counts in no block. */
    void remember(FinalityCertificate proof) {
        if (!isFinal()) {
            certificate = Optional.of(proof);
            certifiedAt = arrivedAt;
        }
    }

    /** When own approval or the transaction itself was sent last. */
    Instant sentAt() {
        return sentAt;
    }

    void sent(Instant now) {
        sentAt = now;
    }

    /** Counts an approval; a voter counts once. */
    void count(BatchEntry approval) {
        approvals.putIfAbsent(approval.batch().voter(), approval);
    }

    int votes() {
        return certificate
                .map(proof -> Math.max(proof.approvals().size(), approvals.size()))
                .orElseGet(approvals::size);
    }

    /** A peer has shown this certificate. */
    void show(FinalityCertificate proof) {
        shown = Optional.of(proof);
    }

    /** The certificate that was shown, or one of the approvals counted, if they are a quorum. */
    Optional<FinalityCertificate> proof(long set, int quorum) {
        if (shown.isPresent() || approvals.size() < quorum) {
            return shown;
        }
        return Optional.of(
                new FinalityCertificate(
                        txid,
                        set,
                        approvals.values().stream()
                                .limit(quorum)
                                .map(BatchEntry::approval)
                                .toList()));
    }

    void certify(FinalityCertificate proof, Instant now) {
        stage = Stage.CERTIFIED;
        certificate = Optional.of(proof);
        certifiedAt = now;
    }

    Optional<FinalityCertificate> certificate() {
        return certificate;
    }

    Instant certifiedAt() {
        return certifiedAt;
    }

    /** The state of the outputs that it spends. */
    UtxoState stateOfInputs(int masternodes) {
        return isFinal()
                ? new UtxoState.SpentFinalized(txid, certifiedAt.getEpochSecond(), votes())
                : new UtxoState.SpentPending(
                        txid, votes(), masternodes, arrivedAt.getEpochSecond());
    }
}
