package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Faults put there on purpose are noticed: the invariants can fail. */
class PlantedFaultsTest {
    private static final int SEEDS = 200;

    @Test
    void aRecordThatWasNeverSyncedLetsAKeySignTwice() {
        assertThat(firstViolation(PlantedFaultsTest::randomFaultsOnDisksThatLie))
                .hasValueSatisfying(sentence -> assertThat(sentence).contains("signs twice"));
    }

    @Test
    void aNetworkThatStandsStillIsNoticed() {
        assertThat(firstViolation(PlantedFaultsTest::halfOfThemSilent))
                .hasValueSatisfying(sentence -> assertThat(sentence).startsWith("not within"));
    }

    private static void randomFaultsOnDisksThatLie(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        network.nodes().forEach(VirtualNode::distrustDisk);
        RandomFaults.run(simulation, network);
    }

    private static void halfOfThemSilent(Simulation simulation) {
        VirtualNetwork network = Outages.running(simulation, 4);
        network.node(0).crash();
        network.node(1).crash();
        long next = network.height() + 2;
        simulation.within(network, Duration.ofSeconds(60), () -> network.reached(next), "a block");
    }

    private static Optional<String> firstViolation(Consumer<Simulation> script) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            try {
                script.accept(new Simulation(seed, List.of()));
            } catch (Violation found) {
                return Optional.ofNullable(found.getMessage());
            }
        }
        return Optional.empty();
    }
}
