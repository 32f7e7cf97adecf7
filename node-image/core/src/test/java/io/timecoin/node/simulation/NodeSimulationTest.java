package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.core.NodeReport;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.crypto.Bytes;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole nodes together, on links of one to three milliseconds and blocks every two seconds. */
class NodeSimulationTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, 7})
    void everyHeightIsDecidedInItsSlotFromTheFirstOn(int size) {
        VirtualNetwork network = new VirtualNetwork(size, 1);

        network.startAll();
        network.run(Duration.ofSeconds(60));

        assertThat(network.reached(25)).isTrue();
        assertOneHistory(network);
        for (VirtualNode node : network.nodes()) {
            NodeStatus status = node.status();
            assertThat(status.chain().missedSlots()).isZero();
            assertThat(status.peers()).hasSize(size - 1);
            assertThat(status.connectionsLost()).isZero();
            assertThat(status.consensus().activeMasternodes()).isEqualTo(size);
            assertThat(status.synced()).isTrue();
        }
    }

    @Test
    void blocksGoOnWhenOneOfFourDiesAndItCatchesUpWhenItComesBack() {
        VirtualNetwork network = new VirtualNetwork(4, 2);
        network.startAll();
        network.run(Duration.ofSeconds(20));

        VirtualNode victim = network.node(1);
        victim.crash();
        long before = network.node(0).disk().height();
        network.run(Duration.ofSeconds(60));
        assertThat(network.reached(before + 25)).isTrue();
        network.start(victim);

        assertThat(network.runUntil(() -> network.reached(before + 25), SOON)).isTrue();
        network.run(Duration.ofSeconds(10));
        assertOneHistory(network);
        assertThat(network.node(0).status().chain().missedSlots()).isZero();
        assertThat(victim.status().chain().missedSlots()).isZero();
        assertThat(victim.reports()).anyMatch(NodeReport.BlockSynced.class::isInstance);
    }

    @Test
    void blocksStopWithoutAQuorumAndGoOnFromWhereTheyStopped() {
        VirtualNetwork network = new VirtualNetwork(4, 3);
        network.startAll();
        network.run(Duration.ofSeconds(20));

        network.node(0).crash();
        network.node(1).crash();
        long stopped = network.node(2).disk().height();
        network.run(Duration.ofSeconds(60));
        assertThat(network.node(2).disk().height()).isLessThanOrEqualTo(stopped + 1);

        network.start(network.node(0));
        network.start(network.node(1));
        assertThat(network.runUntil(() -> network.reached(stopped + 30), SOON)).isTrue();
        assertOneHistory(network);
        assertThat(network.node(2).status().chain().missedSlots()).isPositive();
    }

    @Test
    void anOutageOfTheWholeNetworkIsMadeUpForHeightAfterHeight() {
        VirtualNetwork network = new VirtualNetwork(4, 4);
        network.startAll();
        network.run(Duration.ofSeconds(10));
        network.nodes().forEach(VirtualNode::crash);

        network.run(Duration.ofSeconds(2_000));
        network.startAll();

        assertThat(network.runUntil(() -> network.reached(1_000), Duration.ofSeconds(60))).isTrue();
        assertOneHistory(network);
    }

    @Test
    void aNodeThatWasAwayForThousandsOfBlocksFetchesThemFromSeveralPeers() {
        VirtualNetwork network = new VirtualNetwork(4, 5);
        network.startAll();
        network.run(Duration.ofSeconds(10));
        network.node(3).crash();
        network.run(Duration.ofSeconds(4_000));

        network.start(network.node(3));

        assertThat(network.runUntil(() -> network.reached(2_000), SOON)).isTrue();
        assertOneHistory(network);
    }

    @Test
    void aNodeThatLostItsBlocksSignsNothingBelowWhatItHasSigned() {
        VirtualNetwork network = new VirtualNetwork(4, 6);
        network.startAll();
        network.run(Duration.ofSeconds(20));
        network.nodes().forEach(VirtualNode::crash);
        VirtualNode victim = network.node(3);
        long reached = network.node(0).disk().height();
        Optional<Bytes> signed = victim.disk().record();
        victim.disk().forgetBlocks();

        network.start(victim);
        network.run(Duration.ofSeconds(30));
        assertThat(signed).isPresent();
        assertThat(victim.disk().record()).isEqualTo(signed);

        for (int other = 0; other < 3; other++) {
            network.start(network.node(other));
        }
        assertThat(network.runUntil(() -> network.reached(reached + 5), SOON)).isTrue();
        network.run(Duration.ofSeconds(10));
        assertOneHistory(network);
        assertThat(victim.disk().record()).isNotEqualTo(signed);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void crashesAtAnyMomentForkNothingAndStopNothingForLong(long seed) {
        VirtualNetwork network = new VirtualNetwork(4, seed);
        Random random = new Random(seed);
        network.startAll();

        for (int i = 0; i < 60; i++) {
            network.run(Duration.ofMillis(random.nextInt(1, 2_000)));
            VirtualNode node = network.node(random.nextInt(4));
            if (node.isUp()) {
                node.crash();
            } else {
                network.start(node);
            }
        }
        network.nodes().stream().filter(node -> !node.isUp()).forEach(network::start);
        long highest =
                network.nodes().stream().mapToLong(node -> node.disk().height()).max().orElse(0);

        assertThat(network.runUntil(() -> network.reached(highest + 3), Duration.ofSeconds(60)))
                .isTrue();
        assertOneHistory(network);
    }

    private static void assertOneHistory(VirtualNetwork network) {
        long highest =
                network.nodes().stream().mapToLong(node -> node.disk().height()).max().orElse(0);
        for (long height = 0; height <= highest; height++) {
            assertThat(network.hashes(height)).as("hashes at height %d", height).hasSize(1);
        }
    }
}
