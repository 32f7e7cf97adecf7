package io.timecoin.node.simulation;

import java.time.Duration;

/** Networks of many masternodes. */
final class Crowds {
    private static final int HUNDRED = 100;

    private Crowds() {}

    /** A hundred masternodes, each connected with all others, decide a block in each slot. */
    static void hundredMasternodes(Simulation simulation) {
        VirtualNetwork network = simulation.network(HUNDRED);
        network.startAll();
        network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(3));
        for (VirtualNode node : network.nodes()) {
            simulation.require(node.height() >= network.due() - 1, node + " is late");
            simulation.require(node.status().chain().missedSlots() == 0, node + " missed a slot");
            simulation.require(node.status().peers().size() == HUNDRED - 1, node + " lacks a peer");
        }
    }

    /** So many masternodes live through so much time, and none is late. */
    static VirtualNetwork live(Simulation simulation, int size, Duration time) {
        VirtualNetwork network = simulation.network(size);
        network.startAll();
        network.run(time);
        simulation.require(network.reached(network.due() - 1), "somebody is late");
        return network;
    }
}
