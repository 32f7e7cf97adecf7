package io.timecoin.node.finality;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.SpendProof;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Membership;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Masternodes, owners who spend coins twice, and a scheduler to which time means nothing: any pending message may come
 * now, twice or never, any timer may fire now, any node may crash and keep only what was on its disk. Of the faulty third
 * of the masternodes each approves everything that it hears of.
 *
 * <p>Blocks are decided by a stand-in: a block of what one masternode would include is committed when a quorum has no
 * objection, and reaches each masternode at some later time, in order.
 */
final class FinalityWorld {
    static final Hash CHAIN = Sha256.hash(Bytes.utf8("finality simulation"));
    private static final long COIN = 1_000_000_000;
    private static final int COINS = 12;

    /** Nodes that are no masternodes at first. */
    private static final int SPARE = 2;

    private static final int MAX_PENDING = 400;

    /** A message on its way. */
    private record Packet(SimulatedApprover to, FinalityEvent event) {}

    private final Random random;
    private final StubSignatures keys = new StubSignatures();
    private final Signer owner = keys.signer("owner");
    private final TransactionRules rules = new TransactionRules(NetworkType.TESTNET, CHAIN, keys);

    private final SimulatedSets sets;
    private final FinalityInvariants invariants;
    private boolean changing;
    private final List<SimulatedApprover> approvers = new ArrayList<>();
    private final List<Packet> packets = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();
    private final Map<OutPoint, Utxo> genesis = new TreeMap<>();
    private final List<Utxo> coins = new ArrayList<>();
    private final Map<Hash, Transaction> transactions = new TreeMap<>();
    private Instant now = Instant.EPOCH;

    /** @param changing whether masternodes join and leave, one a block */
    FinalityWorld(int size, long seed, FinalityDefect defect, boolean changing) {
        this.changing = changing;
        random = new Random(seed);
        List<Signer> signers =
                IntStream.range(0, changing ? size + SPARE : size)
                        .mapToObj(i -> keys.signer("approver " + i))
                        .toList();
        List<PublicKey> all = signers.stream().map(Signer::publicKey).toList();
        sets = new SimulatedSets(all.subList(0, size), all.subList(0, (size - 1) / 3), keys);
        invariants = new FinalityInvariants(sets);
        for (int i = 0; i < COINS; i++) {
            OutPoint outpoint = new OutPoint(Sha256.hash(Bytes.utf8("coin " + i)), 0);
            Utxo coin = Utxo.of(outpoint, new TxOutput(COIN, script()));
            genesis.put(outpoint, coin);
            coins.add(coin);
        }
        for (Signer signer : signers) {
            approvers.add(new SimulatedApprover(this, signer, defect.rules()));
        }
    }

    /** Does so many random things. */
    void run(int steps) {
        for (int i = 0; i < steps; i++) {
            now = now.plusMillis(random.nextInt(40));
            act();
        }
    }

    /** No faults from now on: everything arrives, and every timer fires. */
    void settle() {
        changing = false;
        for (int round = 0; round < 40; round++) {
            now = now.plus(Duration.ofSeconds(3));
            approvers.forEach(SimulatedApprover::restartIfDown);
            approvers.forEach(SimulatedApprover::fireAll);
            while (!packets.isEmpty()) {
                deliver(packets.removeFirst());
            }
            proposeBlock(approvers.get(round % approvers.size()));
            approvers.forEach(SimulatedApprover::catchUp);
        }
        invariants.settled();
    }

    /** Transactions that could be proven final. */
    int certificates() {
        return invariants.certificates();
    }

    /** Sets of masternodes that there were. */
    long sets() {
        return sets.newest().number() + 1;
    }

    int blocks() {
        return blocks.size();
    }

    private void act() {
        SimulatedApprover one = approvers.get(random.nextInt(approvers.size()));
        int dice = random.nextInt(100);
        if (dice < 50 && !packets.isEmpty()) {
            Packet packet = packets.remove(random.nextInt(packets.size()));
            if (random.nextInt(20) == 0) {
                packets.add(packet);
            }
            if (random.nextInt(20) > 0) {
                deliver(packet);
            }
        } else if (dice < 60) {
            spend();
        } else if (dice < 80) {
            one.fire(random);
        } else if (dice < 88) {
            one.catchUpByOne();
        } else if (dice < 92) {
            proposeBlock(one);
        } else if (dice < 95) {
            one.crash();
        } else {
            one.restartIfDown();
        }
    }

    private void deliver(Packet packet) {
        packet.to().take(packet.event());
    }

    /** Spends a coin to two masternodes: in one case of three, differently. */
    private void spend() {
        if (coins.isEmpty()) {
            return;
        }
        Utxo coin = coins.get(random.nextInt(coins.size()));
        Transaction first = payment(coin);
        Transaction second = random.nextInt(3) == 0 ? payment(coin) : first;
        for (Transaction transaction : List.of(first, second)) {
            transactions.put(transaction.txid(), transaction);
            invariants.signed(transaction);
            submit(transaction);
        }
        if (random.nextInt(4) == 0) {
            coins.remove(coin);
            coins.addAll(Utxo.createdBy(first));
        }
    }

    private void submit(Transaction transaction) {
        SimulatedApprover to = approvers.get(random.nextInt(approvers.size()));
        packets.add(new Packet(to, new FinalityEvent.Submitted(0, transaction)));
    }

    private Transaction payment(Utxo coin) {
        long rest = coin.value() - coin.value() / 500 - 200_000;
        Transaction bare =
                new Transaction(
                        1,
                        List.of(new TxInput(coin.outpoint(), Bytes.EMPTY, random.nextInt())),
                        List.of(
                                new TxOutput(rest / 2, script()),
                                new TxOutput(rest - rest / 2, script())),
                        0,
                        0);
        return SpendProof.sign(CHAIN, bare, owner);
    }

    private Bytes script() {
        return Bytes.utf8(Address.of(owner.publicKey(), NetworkType.TESTNET).toString());
    }

    /** A block that a quorum does not object to is decided; the faulty object to nothing. */
    private void proposeBlock(SimulatedApprover leader) {
        if (leader.height() < blocks.size()) {
            return;
        }
        List<Transaction> content = new ArrayList<>(leader.includable());
        if (isFaulty(leader) && !transactions.isEmpty()) {
            content.addAll(someTransaction(leader, content));
        }
        Membership before = sets.newest();
        Membership after = changing && random.nextInt(3) == 0 ? changed() : before;
        if (content.isEmpty() && after.equals(before)) {
            return;
        }
        Block block = block(content);
        long agreeing =
                approvers.stream()
                        .filter(approver -> before.set().contains(approver.key()))
                        .filter(approver ->
                                isFaulty(approver)
                                        || (approver.height() == blocks.size()
                                                && approver.agreesTo(block)))
                        .count();
        if (agreeing >= before.set().quorum()) {
            blocks.add(block);
            sets.add(after);
            invariants.included(before.number(), content);
        }
    }

    /** A transaction that is valid after the others of a block, certified or not. */
    private List<Transaction> someTransaction(SimulatedApprover leader, List<Transaction> content) {
        Set<OutPoint> spent = new HashSet<>();
        content.forEach(transaction -> spent.addAll(transaction.spends()));
        List<Transaction> all = List.copyOf(transactions.values());
        Transaction some = all.get(random.nextInt(all.size()));
        boolean spendable =
                some.spends().stream()
                        .allMatch(spend ->
                                leader.unspent(spend).isPresent() && !spent.contains(spend));
        return spendable ? List.of(some) : List.of();
    }

    private Block block(List<Transaction> content) {
        List<Transaction> all = new ArrayList<>();
        all.add(new Transaction(1, List.of(), List.of(), 0, blocks.size()));
        all.addAll(content);
        return new Block(
                new BlockHeader(
                        1, blocks.size() + 1L, Hash.ZERO, Hash.ZERO, now.getEpochSecond(), 0),
                all,
                List.of());
    }

    Instant now() {
        return now;
    }

    /** The masternodes that approve after so many blocks. */
    Membership membershipAt(int height) {
        return sets.at(height);
    }

    /** One more masternode or one fewer. */
    private Membership changed() {
        return sets.changedBy(approvers.get(random.nextInt(approvers.size())).key());
    }

    /** Whether a node as far as this one can check the message and finds nothing wrong with it. */
    boolean isOf(SimulatedApprover node, FinalityEvent event) {
        return switch (event) {
            case FinalityEvent.Approved(ApprovalBatch batch) ->
                    batch.set() == node.set()
                            && sets.verifier(batch.set()).faultOf(batch).isEmpty();
            case FinalityEvent.Reported(LockReport report) ->
                    node.setOf(report.set()).isPresent()
                            && sets.verifier(report.set()).faultOf(report).isEmpty();
            case FinalityEvent.Certified(FinalityCertificate certificate, _) ->
                    node.setOf(certificate.set()).isPresent()
                            && sets.verifier(certificate.set()).faultOf(certificate).isEmpty();
            case FinalityEvent.Started _,
                    FinalityEvent.Submitted _,
                    FinalityEvent.Gossiped _,
                    FinalityEvent.Committed _,
                    FinalityEvent.TimerFired _ ->
                    true;
        };
    }

    /** All others send what they have locked in the set. */
    void askReports(SimulatedApprover asker, long set) {
        for (SimulatedApprover other : approvers) {
            if (other != asker) {
                other.reportOf(set)
                        .forEach(report -> send(asker.key(), new FinalityEvent.Reported(report)));
            }
        }
    }

    TransactionRules rules() {
        return rules;
    }

    Optional<Block> block(int index) {
        return index < blocks.size() ? Optional.of(blocks.get(index)) : Optional.empty();
    }

    Map<OutPoint, Utxo> genesis() {
        return genesis;
    }

    boolean isFaulty(SimulatedApprover approver) {
        return sets.isFaulty(approver.key());
    }

    /** The sender's message to all others; the faulty approve everything on the way. */
    void broadcast(SimulatedApprover from, FinalityEvent event) {
        for (SimulatedApprover to : approvers) {
            if (to != from && packets.size() < MAX_PENDING) {
                packets.add(new Packet(to, event));
            }
        }
    }

    void send(PublicKey to, FinalityEvent event) {
        approvers.stream()
                .filter(approver -> approver.key().equals(to))
                .forEach(approver -> packets.add(new Packet(approver, event)));
    }

    /** What one masternode has of a transaction, for another that asks. */
    Optional<FinalityEvent> answer(PublicKey from, Hash txid) {
        return approvers.stream()
                .filter(approver -> approver.key().equals(from))
                .findFirst()
                .flatMap(approver -> approver.proof(txid));
    }

    Optional<Transaction> transaction(Hash txid) {
        return Optional.ofNullable(transactions.get(txid));
    }

    List<Hash> heardOf() {
        return List.copyOf(transactions.keySet());
    }

    /** An approval has left its voter. */
    void approved(ApprovalBatch batch) {
        invariants.approved(batch);
    }

    void kept(FinalityCertificate certificate) {
        invariants.kept(certificate);
    }
}
