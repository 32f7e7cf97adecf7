package io.timecoin.node.simulation;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Money moves while the network runs, and while it fails. */
final class Payments {
    private static final Duration A_WHILE = Duration.ofSeconds(12);

    /** Two blocks carry what was certified, also after a round or two without one. */
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private Payments() {}

    /** Nothing fails: every payment is final and in a block at every node. */
    static void everyPayment(Simulation simulation) {
        VirtualNetwork network = simulation.network(4, Spender.allocations());
        Spender spender = new Spender(network, simulation.random(), false);
        network.startAll();
        network.run(Duration.ofSeconds(4));
        spender.start();
        network.run(A_WHILE);
        spender.stop();
        Set<Hash> all = spender.txids();
        simulation.within(
                network,
                SETTLED,
                () ->
                        network.nodes().stream()
                                .allMatch(node -> node.disk().transactions().containsAll(all)),
                "every payment is in a block at every node");
    }

    /** Anything fails and owners spend twice: no coin has two certificates, and all that is certified gets into a block. */
    static void doubleSpends(Simulation simulation) {
        VirtualNetwork network =
                simulation.network(simulation.random().nextInt(3, 6), Spender.allocations());
        Spender spender = new Spender(network, simulation.random(), true);
        network.startAll();
        network.run(Duration.ofSeconds(4));
        spender.start();
        RandomFaults.run(simulation, network);
        spender.stop();
        settle(simulation, network, spender);
    }

    /** Nothing that was final is lost, and no coin was promised twice. */
    static void settle(Simulation simulation, VirtualNetwork network, Spender spender) {
        simulation.within(
                network,
                SETTLED,
                () -> network.nodes().stream().allMatch(node -> isSettled(network, node)),
                "all that is certified is in a block at every node");
        checkCertificates(simulation, network, spender);
    }

    private static boolean isSettled(VirtualNetwork network, VirtualNode node) {
        Set<Hash> certified = new TreeSet<>();
        network.nodes().forEach(other -> certified.addAll(other.disk().certified()));
        return node.disk().transactions().containsAll(certified);
    }

    private static void checkCertificates(
            Simulation simulation, VirtualNetwork network, Spender spender) {
        Map<OutPoint, Hash> spentBy = new TreeMap<>();
        for (VirtualNode node : network.nodes()) {
            for (Hash txid : node.disk().certified()) {
                Transaction transaction = spender.transaction(txid);
                for (OutPoint spend : transaction.spends()) {
                    Hash first = spentBy.putIfAbsent(spend, txid);
                    simulation.require(
                            first == null || first.equals(txid),
                            spend + " is certified for " + first + " and for " + txid);
                }
            }
        }
        simulation.require(!spentBy.isEmpty(), "something became final");
    }
}
