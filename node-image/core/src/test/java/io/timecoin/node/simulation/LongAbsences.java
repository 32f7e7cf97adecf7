package io.timecoin.node.simulation;

import io.timecoin.node.consensus.ConsensusRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Nodes that come back to a chain which has gone far without them. */
final class LongAbsences {
    /** Blocks missed; a tenth in the short tests, all by the system property simulation.absence. */
    private static final int BLOCKS_MISSED = Integer.getInteger("simulation.absence", 1_000);

    private LongAbsences() {}

    static void returnAfterTenThousandBlocks(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(BLOCKS_MISSED));
        List<VirtualNode> present = network.nodes().subList(0, 3);
        CertifiedChain.write(network, present, network.due());
        present.forEach(network::start);
        network.run(Duration.ofSeconds(5));

        VirtualNode late = network.node(3);
        network.start(late);
        simulation.within(
                network,
                Duration.ofSeconds(5),
                () -> network.reached(network.due()),
                "a node that missed " + BLOCKS_MISSED + " blocks is back");
    }

    /**
     * It may sign nothing that contradicts what it signed before, though it knows nothing of it: half of the network is
     * down, so that the height in which it has voted is still open when it comes back.
     */
    static void lostDisk(Simulation simulation) {
        for (int i = 0; i < 4; i++) {
            VirtualNetwork network = Outages.running(simulation, 4);
            VirtualNode victim = network.node(simulation.random().nextInt(4));
            network.nodes().stream()
                    .filter(node -> node != victim)
                    .limit(2)
                    .forEach(VirtualNode::crash);
            network.run(Duration.ofMillis(simulation.random().nextInt(8_000)));
            victim.crash();
            simulation.loseDisk(victim);
            List<VirtualNode> down = new ArrayList<>(network.down());
            Collections.shuffle(down, simulation.random());
            for (VirtualNode node : down) {
                network.run(Duration.ofMillis(simulation.random().nextInt(1_500)));
                network.start(node);
            }
            simulation.within(
                    network,
                    Duration.ofSeconds(20),
                    () -> network.reached(network.due()),
                    "all are on schedule");
            simulation.within(
                    network,
                    Duration.ofSeconds(20),
                    () -> victim.disk().record().isPresent(),
                    victim + " signs again");
        }
    }

    /** A reset keeps what the key has signed: the node signs nothing below that, even where nobody else is. */
    static void resetBlocks(Simulation simulation) {
        VirtualNetwork network = Outages.running(simulation, 4);
        network.run(Duration.ofSeconds(simulation.random().nextInt(20)));
        network.crashAll();
        VirtualNode victim = network.node(simulation.random().nextInt(4));
        Optional<ConsensusRecord> signed = victim.disk().record();
        simulation.resetBlocks(victim);

        network.start(victim);
        network.run(Duration.ofSeconds(30));
        simulation.require(
                victim.disk().record().equals(signed), victim + " forgets what it has signed");

        network.startAll();
        simulation.within(
                network,
                Duration.ofSeconds(20),
                () -> network.reached(network.due()),
                "all are on schedule");
        network.run(Duration.ofSeconds(4));
        simulation.require(!victim.disk().record().equals(signed), victim + " does not sign again");
    }
}
