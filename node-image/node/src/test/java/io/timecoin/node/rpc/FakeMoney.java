package io.timecoin.node.rpc;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.finality.FinalityCertificate;
import io.timecoin.node.finality.FinalityChain;
import io.timecoin.node.finality.FinalityEffect;
import io.timecoin.node.finality.FinalityEvent;
import io.timecoin.node.finality.FinalityStore;
import io.timecoin.node.finality.OutputLock;
import io.timecoin.node.finality.SubmissionOutcome;
import io.timecoin.node.masternode.MemberSet;
import io.timecoin.node.store.MoneyIndex;
import io.timecoin.node.store.TransactionPlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One owner with one output, that of the first coinbase, and a real pool that follows the real rules. */
final class FakeMoney implements MoneyIndex, FinalityChain, FinalityStore {
    /** The address of the key whose seed is 32 times 01. */
    static final String OWNER = "TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm";

    static final Transaction COINBASE = FakeNode.GENESIS.block().transactions().getFirst();
    static final OutPoint COIN = new OutPoint(COINBASE.txid(), 0);

    private static final Utxo OWNED =
            Utxo.of(COIN, new TxOutput(COINBASE.outputs().getFirst().value(), Bytes.utf8(OWNER)));
    private static final TransactionPlace FIRST = new TransactionPlace(0, 0);
    private static final Instant NOW = Instant.ofEpochSecond(1_795_168_812);

    private final Finality finality =
            new Finality(
                    this,
                    new TransactionRules(
                            NetworkType.TESTNET, FakeNode.GENESIS.block().hash(), new Ed25519()),
                    Optional.empty(),
                    this);

    Genesis genesis() {
        return new Genesis(
                "test",
                NetworkType.TESTNET,
                2,
                1_764_547_200,
                List.of(FakeNode.GOLD, FakeNode.FREE),
                List.of());
    }

    Finality finality() {
        return finality;
    }

    SubmissionOutcome submit(Transaction transaction) {
        return finality.step(new FinalityEvent.Submitted(1, transaction), NOW).stream()
                .filter(FinalityEffect.Answer.class::isInstance)
                .map(effect -> ((FinalityEffect.Answer) effect).outcome())
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Optional<Utxo> find(OutPoint outpoint) {
        return Optional.of(OWNED).filter(utxo -> utxo.outpoint().equals(outpoint));
    }

    @Override
    public List<Utxo> outputsOf(Bytes script, Optional<OutPoint> after, int limit) {
        return script.equals(OWNED.scriptPubkey()) ? List.of(OWNED) : List.of();
    }

    @Override
    public Optional<TransactionPlace> place(Hash txid) {
        return Optional.of(FIRST).filter(_ -> txid.equals(COIN.txid()));
    }

    @Override
    public List<HistoryEntry> history(Bytes script, Optional<TransactionPlace> before, int limit) {
        return script.equals(OWNED.scriptPubkey()) && before.isEmpty()
                ? List.of(new HistoryEntry(FIRST, COIN.txid()))
                : List.of();
    }

    @Override
    public Optional<UtxoState> spent(OutPoint outpoint) {
        return Optional.empty();
    }

    @Override
    public List<Utxo> spentBy(long height) {
        return List.of();
    }

    @Override
    public Optional<FinalityCertificate> certificate(Hash txid) {
        return Optional.of(new FinalityCertificate(COIN.txid(), 0, List.of()))
                .filter(certificate -> certificate.txid().equals(txid));
    }

    @Override
    public UtxoSource unspent() {
        return this::find;
    }

    @Override
    public MemberSet members() {
        return new MemberSet(List.of(FakeNode.GOLD, FakeNode.FREE));
    }

    @Override
    public long set() {
        return 0;
    }

    @Override
    public Optional<Transaction> transaction(Hash txid) {
        return Optional.empty();
    }

    @Override
    public boolean isInBlock(Hash txid) {
        return false;
    }

    @Override
    public boolean isSpent(OutPoint outpoint) {
        return false;
    }

    @Override
    public long adopted() {
        return 0;
    }

    @Override
    public Optional<MemberSet> setOf(long number) {
        return number == 0 ? Optional.of(members()) : Optional.empty();
    }

    @Override
    public boolean mayApprove() {
        return false;
    }

    @Override
    public Optional<OutputLock> lock(OutPoint outpoint) {
        return Optional.empty();
    }

    @Override
    public List<Transaction> pending(int limit) {
        return List.of();
    }
}
