package io.timecoin.node.finality;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.masternode.MemberSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** One masternode: its state machine while its process runs, its disk always. */
final class SimulatedApprover implements FinalityChain {
    private final FinalityWorld world;
    private final Signer signer;
    private final FinalityRules rules;
    private final Map<OutPoint, Utxo> unspent;
    private final Map<OutPoint, OutputLock> locks = new TreeMap<>();
    private final Map<Hash, Transaction> pending = new TreeMap<>();
    private final Map<Hash, FinalityCertificate> certificates = new TreeMap<>();
    private final Set<FinalityTimer> armed = EnumSet.noneOf(FinalityTimer.class);
    private final Set<Hash> inBlocks = new TreeSet<>();
    private final Set<OutPoint> spent = new TreeSet<>();
    private long adopted;
    private int height;
    private Optional<Finality> finality = Optional.empty();

    SimulatedApprover(FinalityWorld world, Signer signer, FinalityRules rules) {
        this.world = world;
        this.signer = signer;
        this.rules = rules;
        this.unspent = new TreeMap<>(world.genesis());
        restartIfDown();
    }

    PublicKey key() {
        return signer.publicKey();
    }

    int height() {
        return height;
    }

    Optional<Utxo> unspent(OutPoint outpoint) {
        return Optional.ofNullable(unspent.get(outpoint));
    }

    void crash() {
        finality = Optional.empty();
        armed.clear();
    }

    void restartIfDown() {
        if (finality.isEmpty()) {
            finality =
                    Optional.of(
                            new Finality(
                                    this, world.rules(), Optional.of(signer), new Disk(), rules));
            take(new FinalityEvent.Started());
        }
    }

    /** Takes what is checked: what is of a set that this node does not know is refused, and comes again. */
    void take(FinalityEvent event) {
        if (!world.isOf(this, event)) {
            return;
        }
        finality.ifPresent(machine -> perform(machine.step(event, world.now())));
    }

    void fire(Random random) {
        List<FinalityTimer> due = List.copyOf(armed);
        if (!due.isEmpty()) {
            fire(due.get(random.nextInt(due.size())));
        }
    }

    void fireAll() {
        List.copyOf(armed).forEach(this::fire);
    }

    private void fire(FinalityTimer timer) {
        armed.remove(timer);
        take(new FinalityEvent.TimerFired(timer));
    }

    List<Transaction> includable() {
        return finality.map(
                        machine -> machine.includable(world.now(), Long.MAX_VALUE).transactions())
                .orElse(List.of());
    }

    boolean agreesTo(Block block) {
        if (finality.isEmpty()) {
            return false;
        }
        List<Hash> lacking = finality.get().uncertified(block);
        lacking.forEach(this::askEveryone);
        return lacking.isEmpty();
    }

    private void askEveryone(Hash txid) {
        members()
                .members()
                .forEach(member ->
                        world.answer(member.publicKey(), txid)
                                .ifPresent(proof -> world.send(key(), proof)));
    }

    void catchUp() {
        while (world.block(height).isPresent()) {
            catchUpByOne();
        }
    }

    /** The next block reaches this node: on its disk, whether its process runs or not. */
    void catchUpByOne() {
        world.block(height)
                .ifPresent(block -> {
                    height++;
                    for (Transaction transaction : block.transactions()) {
                        pending.remove(transaction.txid());
                        inBlocks.add(transaction.txid());
                        for (OutPoint spend : transaction.spends()) {
                            unspent.remove(spend);
                            spent.add(spend);
                            Optional.ofNullable(locks.remove(spend))
                                    .ifPresent(lock -> pending.remove(lock.txid()));
                        }
                        Utxo.createdBy(transaction)
                                .forEach(utxo -> unspent.put(utxo.outpoint(), utxo));
                    }
                    take(new FinalityEvent.Committed(block));
                });
    }

    Optional<FinalityEvent> proof(Hash txid) {
        return finality.flatMap(machine -> machine.known(txid))
                .map(known ->
                        known.certificate()
                                .<FinalityEvent>map(certificate ->
                                        new FinalityEvent.Certified(
                                                certificate, Optional.of(known.transaction())))
                                .orElseGet(() ->
                                        new FinalityEvent.Gossiped(known.transaction(), false)));
    }

    /** Its report about a set that is over; a faulty one says that it has locked nothing. */
    List<LockReport> reportOf(long set) {
        List<LockReport> honest = finality.map(machine -> machine.reportOf(set)).orElse(List.of());
        return honest.isEmpty() || !world.isFaulty(this)
                ? honest
                : LockReport.sign(FinalityWorld.CHAIN, set, List.of(), signer);
    }

    private void perform(List<FinalityEffect> effects) {
        effects.forEach(this::store);
        effects.forEach(this::perform);
    }

    private void store(FinalityEffect effect) {
        if (effect instanceof FinalityEffect.Lock(Transaction transaction, long lockedAt)) {
            transaction
                    .spends()
                    .forEach(spend ->
                            locks.put(spend, new OutputLock(transaction.txid(), lockedAt)));
            pending.put(transaction.txid(), transaction);
        } else if (effect instanceof FinalityEffect.Contest(OutPoint outpoint, long lockedAt)) {
            locks.put(outpoint, OutputLock.contested(outpoint, lockedAt));
        } else if (effect instanceof FinalityEffect.Adopted(long set)) {
            adopted = set;
        } else if (effect instanceof FinalityEffect.Keep(FinalityCertificate certificate)) {
            certificates.put(certificate.txid(), certificate);
        }
    }

    private void perform(FinalityEffect effect) {
        switch (effect) {
            case FinalityEffect.Lock _,
                    FinalityEffect.Contest _,
                    FinalityEffect.Adopted _,
                    FinalityEffect.Answer _,
                    FinalityEffect.Notify _ -> {}
            case FinalityEffect.Keep(FinalityCertificate certificate) -> world.kept(certificate);
            case FinalityEffect.Report(LockReport report) ->
                    world.broadcast(this, new FinalityEvent.Reported(report));
            case FinalityEffect.AskReports(long set) -> world.askReports(this, set);
            case FinalityEffect.Relay(Transaction transaction) ->
                    world.broadcast(this, new FinalityEvent.Gossiped(transaction, false));
            case FinalityEffect.Show(Transaction transaction, FinalityCertificate certificate) ->
                    world.broadcast(
                            this,
                            new FinalityEvent.Certified(certificate, Optional.of(transaction)));
            case FinalityEffect.Approve(ApprovalBatch batch) -> approve(batch);
            case FinalityEffect.Ask(List<Hash> txids, List<PublicKey> from) ->
                    txids.forEach(txid ->
                            from.forEach(voter ->
                                    world.answer(voter, txid)
                                            .ifPresent(proof -> world.send(key(), proof))));
            case FinalityEffect.Arm(FinalityTimer timer, _) -> armed.add(timer);
        }
    }

    /** A faulty one approves all that it has ever heard of. */
    private void approve(ApprovalBatch batch) {
        ApprovalBatch said =
                world.isFaulty(this)
                        ? ApprovalBatch.sign(FinalityWorld.CHAIN, set(), world.heardOf(), signer)
                        : batch;
        world.approved(said);
        world.broadcast(this, new FinalityEvent.Approved(said));
    }

    @Override
    public UtxoSource unspent() {
        return this::unspent;
    }

    @Override
    public MemberSet members() {
        return world.membershipAt(height).set();
    }

    @Override
    public long set() {
        return world.membershipAt(height).number();
    }

    @Override
    public Optional<MemberSet> setOf(long number) {
        return world.membershipAt(height).setOf(number);
    }

    @Override
    public boolean mayApprove() {
        return true;
    }

    private final class Disk implements FinalityStore {
        @Override
        public Optional<OutputLock> lock(OutPoint outpoint) {
            return Optional.ofNullable(locks.get(outpoint));
        }

        @Override
        public Optional<FinalityCertificate> certificate(Hash txid) {
            return Optional.ofNullable(certificates.get(txid));
        }

        @Override
        public List<Transaction> pending(int limit) {
            return pending.values().stream().limit(limit).toList();
        }

        @Override
        public Optional<Transaction> transaction(Hash txid) {
            return Optional.ofNullable(pending.get(txid));
        }

        @Override
        public boolean isInBlock(Hash txid) {
            return inBlocks.contains(txid);
        }

        @Override
        public boolean isSpent(OutPoint outpoint) {
            return spent.contains(outpoint);
        }

        @Override
        public long adopted() {
            return adopted;
        }
    }
}
