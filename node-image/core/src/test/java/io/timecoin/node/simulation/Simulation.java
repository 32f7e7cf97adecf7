package io.timecoin.node.simulation;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.masternode.Admission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** One run of a scenario: its seed, its networks with the invariants over them, and what it expects of them. */
final class Simulation {
    private final long seed;
    private final Random random;
    private final List<Observer> observers;
    private final Set<VirtualNode> excused = new HashSet<>();
    private final List<Invariants> invariants = new ArrayList<>();

    /**
     * A run that has not begun.
     *
     * @param observers that see every effect besides the invariants
     */
    Simulation(long seed, List<Observer> observers) {
        this.seed = seed;
        this.random = new Random(seed);
        this.observers = List.copyOf(observers);
    }

    /** Random choices of the scenario. */
    Random random() {
        return random;
    }

    /** A network of so many masternodes, none of which runs yet; the invariants watch it. */
    VirtualNetwork network(int size) {
        return network(size, List.of());
    }

    /** The same, with coins in its first block. */
    VirtualNetwork network(int size, List<Genesis.Allocation> coins) {
        return network(size, Admission.CLOSED, coins);
    }

    /** The same, and masternodes may join and leave. */
    VirtualNetwork network(int size, Admission admission, List<Genesis.Allocation> coins) {
        List<Observer> watching = new ArrayList<>();
        VirtualNetwork network =
                new VirtualNetwork(
                        size, seed + invariants.size(), new AllOf(watching), admission, coins);
        Invariants holding = new Invariants(network.genesis(), network.keys(), excused::contains);
        invariants.add(holding);
        watching.add(holding);
        watching.addAll(observers);
        return network;
    }

    /** The key of this node may sign anything from now on: it is no longer in honest hands. */
    void excuse(VirtualNode node) {
        excused.add(node);
    }

    /** The node loses everything but its key. */
    void loseDisk(VirtualNode node) {
        node.loseDisk();
        invariants.getLast().forgive(node);
    }

    /** The node loses its blocks and keeps what its key has signed. */
    void resetBlocks(VirtualNode node) {
        node.disk().forgetBlocks();
        invariants.getLast().forgive(node);
    }

    /** Makes the owner of a masternode lie. */
    void corrupt(VirtualNetwork network, VirtualNode node) {
        node.corrupt(
                new ByzantineMember(
                        node.signer(), network.genesis().hash(), new Random(random.nextLong())));
    }

    /** Whether the node has proposed a block of its own. */
    boolean hasProposed(VirtualNode node) {
        return invariants.getLast().hasProposed(node);
    }

    /** Blocks committed, by all nodes. */
    long commits() {
        return invariants.stream().mapToLong(Invariants::commits).sum();
    }

    /** Runs until the condition holds, and says how long it took. */
    Duration within(
            VirtualNetwork network, Duration limit, BooleanSupplier condition, String sentence) {
        Instant start = network.now();
        require(network.runUntil(condition, limit), "not within " + limit + ": " + sentence);
        return Duration.between(start, network.now());
    }

    void require(boolean holds, String sentence) {
        if (!holds) {
            throw new Violation(sentence);
        }
    }

    private record AllOf(List<Observer> observers) implements Observer {
        @Override
        public void started(VirtualNode node) {
            observers.forEach(observer -> observer.started(node));
        }

        @Override
        public void performed(VirtualNode node, NodeEffect effect) {
            observers.forEach(observer -> observer.performed(node, effect));
        }
    }
}
