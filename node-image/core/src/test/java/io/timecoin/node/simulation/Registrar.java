package io.timecoin.node.simulation;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.SpendProof;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.chain.TxInput;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.chain.Utxo;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MembershipRecord;
import io.timecoin.node.masternode.Tier;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** The owner of masternodes that join and leave while the network runs; tells nodes of it until a block has done it. */
final class Registrar {
    private static final String NAME = "registrar";
    private static final int COINS = 30;
    private static final long TIME = 100_000_000;
    private static final long COIN = 1_100 * TIME;
    private static final Duration AGAIN = Duration.ofSeconds(1);

    private final VirtualNetwork network;
    private final Random random;
    private final Spender spender;
    private final Signer owner;
    private final Deque<Utxo> coins = new ArrayDeque<>();

    /** @param spender by whom it reaches the nodes */
    Registrar(VirtualNetwork network, Random random, Spender spender) {
        this.network = network;
        this.random = random;
        this.spender = spender;
        this.owner = network.keys().signer(NAME);
        network.genesis().changes().stream()
                .map(change -> change.utxo())
                .filter(utxo -> utxo.value() == COIN)
                .forEach(coins::add);
    }

    /** The coins of a registrar and a spender in the first block of a network. */
    static List<Genesis.Allocation> allocations() {
        String address = address(new StubSignatures().signer(NAME)).toString();
        List<Genesis.Allocation> all = new ArrayList<>(Spender.allocations());
        all.addAll(Collections.nCopies(COINS, new Genesis.Allocation(address, COIN)));
        return all;
    }

    /** The node joins by and by, with or without collateral. */
    void join(VirtualNode node) {
        Tier tier = random.nextBoolean() ? Tier.FREE : Tier.BRONZE;
        Member member =
                new Member(
                        node.signer().publicKey(),
                        tier,
                        address(owner).toString(),
                        node.address().host());
        Transaction transaction =
                transaction(
                        coins.remove(),
                        tier.collateralTime() * TIME,
                        first ->
                                MembershipRecord.join(
                                                member,
                                                address(owner),
                                                network.genesis().hash(),
                                                first,
                                                node.signer())
                                        .toScript());
        insist(transaction, () -> isMember(node));
    }

    /** The node leaves by and by: its owner takes the collateral back, or it says so itself. */
    void leave(VirtualNode node) {
        Optional<Utxo> deposit =
                deposit(node).filter(coin -> coin.value() > 0 && random.nextBoolean());
        Transaction transaction =
                deposit.map(coin -> transaction(coin, 0, _ -> own()))
                        .orElseGet(() ->
                                transaction(
                                        coins.remove(),
                                        0,
                                        first ->
                                                MembershipRecord.leave(
                                                                network.genesis().hash(),
                                                                first,
                                                                node.signer())
                                                        .toScript()));
        insist(transaction, () -> !isMember(node));
    }

    /** Whether the node decides the height above the highest head. */
    boolean isMember(VirtualNode node) {
        return network.members().contains(node.signer().publicKey());
    }

    /** Whether another one may join or leave. */
    boolean hasCoins() {
        return !coins.isEmpty();
    }

    private Optional<Utxo> deposit(VirtualNode node) {
        VirtualDisk disk = network.highest().disk();
        return disk.membership().deposits().entrySet().stream()
                .filter(entry -> entry.getValue().equals(node.signer().publicKey()))
                .findFirst()
                .flatMap(entry -> disk.unspent(entry.getKey()));
    }

    /** Nodes die and forget what is in no block. */
    private void insist(Transaction transaction, BooleanSupplier done) {
        if (!done.getAsBoolean()) {
            spender.submit(transaction);
            network.after(AGAIN, () -> insist(transaction, done));
        }
    }

    private Transaction transaction(Utxo coin, long locked, Function<OutPoint, Bytes> script) {
        long rest = coin.value() - coin.value() / 500 - locked;
        OutPoint outpoint = coin.outpoint();
        Transaction bare =
                new Transaction(
                        TransactionRules.VERSION,
                        List.of(new TxInput(outpoint, Bytes.EMPTY, 0)),
                        List.of(
                                new TxOutput(locked, script.apply(outpoint)),
                                new TxOutput(rest, own())),
                        0,
                        0);
        return SpendProof.sign(network.genesis().hash(), bare, owner);
    }

    private Bytes own() {
        return Bytes.utf8(address(owner).toString());
    }

    private static Address address(Signer owner) {
        return Address.of(owner.publicKey(), NetworkType.TESTNET);
    }
}
