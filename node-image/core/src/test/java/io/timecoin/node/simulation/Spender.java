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
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** An owner of many coins who pays now and then, and may give two masternodes different spends of one coin. */
final class Spender {
    private static final String NAME = "spender";
    private static final int COINS = 60;
    private static final long COIN = 1_000_000_000;
    private static final Duration PAUSE = Duration.ofMillis(150);

    /** By then a payment is final where nothing fails. */
    private static final Duration CERTIFIED_AFTER = Duration.ofMillis(500);

    private final VirtualNetwork network;
    private final Random random;
    private final Signer owner;
    private final boolean cheats;
    private final List<Utxo> coins = new ArrayList<>();
    private final Map<Hash, Transaction> transactions = new TreeMap<>();
    private boolean spending;

    /** @param cheats whether some coins are spent twice */
    Spender(VirtualNetwork network, Random random, boolean cheats) {
        this.network = network;
        this.random = random;
        this.cheats = cheats;
        this.owner = network.keys().signer(NAME);
        network.genesis().changes().stream()
                .map(change -> change.utxo())
                .filter(utxo -> utxo.value() == COIN)
                .forEach(coins::add);
    }

    /** The coins of a spender in the first block of a network. */
    static List<Genesis.Allocation> allocations() {
        Signer owner = new StubSignatures().signer(NAME);
        return Collections.nCopies(COINS, new Genesis.Allocation(address(owner).toString(), COIN));
    }

    /** Spends from now on, until {@link #stop} or until no coin is left. */
    void start() {
        spending = true;
        next();
    }

    void stop() {
        spending = false;
    }

    /** Everything that was ever submitted, also of what can never be final. */
    Set<Hash> txids() {
        return transactions.keySet();
    }

    /** One of them. */
    Transaction transaction(Hash txid) {
        return Optional.ofNullable(transactions.get(txid)).orElseThrow();
    }

    private void next() {
        if (spending && !coins.isEmpty()) {
            spend(coins.remove(random.nextInt(coins.size())));
            network.after(PAUSE, this::next);
        }
    }

    private void spend(Utxo coin) {
        Transaction first = payment(coin);
        boolean twice = cheats && random.nextInt(3) == 0;
        submit(first);
        submit(twice ? payment(coin) : first);
        if (!twice) {
            child(first);
        }
    }

    /** Some payments are built upon before any block, once they have had the time to become final. */
    private void child(Transaction parent) {
        Utxo change = Utxo.createdBy(parent).getFirst();
        if (change.value() > COIN / 8 && random.nextInt(3) == 0) {
            network.after(CERTIFIED_AFTER, () -> submit(payment(change)));
        }
    }

    /** Gives it to any node that is up, as if its own. */
    void submit(Transaction transaction) {
        transactions.put(transaction.txid(), transaction);
        List<VirtualNode> up = network.up();
        if (!up.isEmpty()) {
            up.get(random.nextInt(up.size())).take(new NodeEvent.Submitted(0, transaction));
        }
    }

    private Transaction payment(Utxo coin) {
        long rest = coin.value() - coin.value() / 500 - 200_000;
        OutPoint outpoint = coin.outpoint();
        Bytes script = Bytes.utf8(address(owner).toString());
        Transaction bare =
                new Transaction(
                        TransactionRules.VERSION,
                        List.of(new TxInput(outpoint, Bytes.EMPTY, random.nextInt())),
                        List.of(
                                new TxOutput(rest / 2, script),
                                new TxOutput(rest - rest / 2, script)),
                        0,
                        0);
        return SpendProof.sign(network.genesis().hash(), bare, owner);
    }

    private static Address address(Signer owner) {
        return Address.of(owner.publicKey(), NetworkType.TESTNET);
    }
}
