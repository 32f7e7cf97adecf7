package io.timecoin.node.simulation;

import java.time.Duration;

/** Masternodes that are faulty in any way, fewer than a third. */
final class Adversaries {
    private static final int ABSENCE_HEIGHTS = 300;

    private Adversaries() {}

    static void leaderEquivocates(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        simulation.corrupt(network, network.node(simulation.random().nextInt(4)));
        network.startAll();
        network.run(Duration.ofSeconds(60));
        simulation.within(
                network,
                Duration.ofSeconds(5),
                () -> network.reached(network.due()),
                "a liar delays for long");
    }

    static void liesToANodeThatSyncs(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(ABSENCE_HEIGHTS));
        CertifiedChain.write(network, network.nodes().subList(0, 3), network.due());
        simulation.corrupt(network, network.node(0));
        network.nodes().subList(0, 3).forEach(network::start);
        network.run(Duration.ofSeconds(3));
        network.start(network.node(3));
        simulation.within(
                network,
                Duration.ofSeconds(30),
                () -> network.reached(network.due()),
                "a node fetches blocks though a peer lies");
    }

    static void twoProcessesWithOneKey(Simulation simulation) {
        VirtualNetwork network = Outages.running(simulation, 4);
        VirtualNode first = network.node(simulation.random().nextInt(4));
        VirtualNode second = network.add(first.signer());
        simulation.excuse(first);
        simulation.excuse(second);
        network.start(second);
        network.run(Duration.ofSeconds(60));
        for (VirtualNode node : network.nodes()) {
            if (node != first && node != second) {
                simulation.require(
                        node.height() >= network.due() - 1, "a second process holds up " + node);
            }
        }
        second.crash();
        simulation.within(
                network,
                Duration.ofSeconds(10),
                () -> network.reached(network.due()),
                "all are on schedule without the second process");
    }
}
