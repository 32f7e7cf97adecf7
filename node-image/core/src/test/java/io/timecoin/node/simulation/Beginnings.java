package io.timecoin.node.simulation;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.sync.SyncSettings;
import io.timecoin.node.sync.TrustedBlock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Nodes that do not begin with the first block alone: they know a later one, or have a copy without old ones. */
final class Beginnings {
    private static final int HEIGHTS = 300;
    private static final int PRUNED_BELOW = 250;

    private Beginnings() {}

    /** It fetches up to the block that it knows and on; with a chain that lacks this block it has no part. */
    static void trustedHeight(Simulation simulation) {
        VirtualNetwork network = withHistory(simulation);
        VirtualNode late = network.node(3);
        late.configure(trusting(network.node(0), 200, 200));
        network.start(late);
        simulation.within(
                network,
                Duration.ofSeconds(10),
                () -> network.reached(network.due()),
                "a node that trusts the network's block is on schedule");

        VirtualNetwork foreign = withHistory(simulation);
        VirtualNode wary = foreign.node(3);
        wary.configure(trusting(foreign.node(0), 200, 199));
        wary.standApart();
        foreign.start(wary);
        foreign.run(Duration.ofSeconds(60));
        simulation.require(wary.height() == 199, wary + " follows a chain that it does not trust");
        simulation.require(!wary.status().synced(), wary + " is ready");
        simulation.require(wary.disk().record().isEmpty(), wary + " signs");
    }

    private static SyncSettings trusting(VirtualNode node, long height, long heightOfHash) {
        Hash hash = node.disk().load().blocks().block(heightOfHash).orElseThrow().block().hash();
        return SyncSettings.DEFAULT.withTrusted(Optional.of(new TrustedBlock(height, hash)));
    }

    /** It is useful at once and fetches the past meanwhile, though one peer has pruned it and another lies. */
    static void backfill(Simulation simulation) {
        VirtualNetwork network = withHistory(simulation);
        simulation.corrupt(network, network.node(0));
        prune(network, network.node(1));
        VirtualNode late = network.node(3);
        late.disk().restore(network.node(1).disk());
        network.start(late);
        simulation.within(
                network,
                Duration.ofSeconds(10),
                () -> network.reached(network.due()),
                "a node with a copy is on schedule");
        simulation.within(
                network,
                Duration.ofMinutes(2),
                () -> late.disk().lowest() == 1,
                late + " has all blocks");
        simulation.within(
                network,
                Duration.ofSeconds(10),
                () -> network.reached(network.due()) && late.status().sync().backfillLeft() == 0,
                "all are on schedule");
    }

    /** Everybody has pruned: the past is gone, and a node that would like to have it goes on without. */
    static void backfillFromNobody(Simulation simulation) {
        VirtualNetwork network = withHistory(simulation);
        network.up().forEach(node -> prune(network, node));
        VirtualNode late = network.node(3);
        late.disk().restore(network.node(0).disk());
        network.start(late);
        network.run(Duration.ofSeconds(60));
        simulation.require(
                network.reached(network.due() - 1), "the missing past holds up the chain");
        simulation.require(late.status().synced(), late + " is not ready");
        simulation.require(late.disk().lowest() == PRUNED_BELOW, "somebody had the past");
    }

    /** It keeps few blocks and fetches no more of the old ones than that. */
    static void backfillOfFew(Simulation simulation) {
        VirtualNetwork network = withHistory(simulation);
        VirtualNode late = network.node(3);
        late.disk().restore(network.node(0).disk());
        prune(network, late);
        late.configure(SyncSettings.DEFAULT.withKeptBlocks(100));
        network.start(late);
        network.run(Duration.ofSeconds(30));
        simulation.require(
                late.disk().lowest() > HEIGHTS - 100 && late.disk().lowest() < PRUNED_BELOW,
                late + " has the blocks from " + late.disk().lowest() + " on");
    }

    private static void prune(VirtualNetwork network, VirtualNode node) {
        boolean up = node.isUp();
        node.crash();
        node.disk().pruneBelow(PRUNED_BELOW);
        if (up) {
            network.start(node);
        }
    }

    /** Three of four with some hundred heights that they have not lived through. */
    private static VirtualNetwork withHistory(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(HEIGHTS));
        List<VirtualNode> present = network.nodes().subList(0, 3);
        CertifiedChain.write(network, present, network.due());
        present.forEach(network::start);
        network.run(Duration.ofSeconds(5));
        return network;
    }
}
