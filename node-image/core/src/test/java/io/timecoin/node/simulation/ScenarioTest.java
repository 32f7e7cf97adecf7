package io.timecoin.node.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What befalls networks, with a few seeds each; more by the system property simulation.seeds. */
class ScenarioTest {
    private static final int SEEDS = Integer.getInteger("simulation.seeds", 2);

    @ParameterizedTest(name = "{0}")
    @EnumSource(Scenario.class)
    void holds(Scenario scenario) {
        for (long seed = 1; seed <= (scenario.isLarge() ? 1 : SEEDS); seed++) {
            run(scenario, seed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Scenario.class,
            names = {"RANDOM_FAULTS", "RANDOM_FAULTS_AND_LIES", "ASYNCHRONOUS", "LOST_DISK"})
    void holdsWithManySeeds(Scenario scenario) {
        for (long seed = 1_000; seed < 1_000 + 8L * SEEDS; seed++) {
            run(scenario, seed);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(
            value = Scenario.class,
            names = {"EVERY_SLOT", "RANDOM_FAULTS", "RANDOM_FAULTS_AND_LIES", "ASYNCHRONOUS"})
    void isTheSameWithTheSameSeed(Scenario scenario) {
        EffectDigest first = new EffectDigest();
        EffectDigest second = new EffectDigest();
        EffectDigest other = new EffectDigest();

        scenario.run(new Simulation(7, List.of(first)));
        scenario.run(new Simulation(7, List.of(second)));
        scenario.run(new Simulation(8, List.of(other)));

        assertThat(second.value()).isEqualTo(first.value());
        assertThat(other.value()).isNotEqualTo(first.value());
    }

    /** Who alone had the certificate was away for several sets; the coin used to stay locked for good. */
    @ParameterizedTest
    @ValueSource(longs = {38, 50, 910_041, 920_001})
    void whatASetLongOverHasCertifiedGetsIntoABlock(long seed) {
        run(Scenario.MASTERNODES_COME_AND_GO, seed);
    }

    private static void run(Scenario scenario, long seed) {
        Simulation simulation = new Simulation(seed, List.of());
        try {
            scenario.run(simulation);
        } catch (Violation | RuntimeException found) {
            throw new AssertionError(Simulate.sentence(scenario, seed, found), found);
        }
        assertThat(simulation.commits()).as(scenario.commandName()).isPositive();
    }
}
