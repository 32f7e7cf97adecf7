package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.consensus.TimedSimulation.Conditions;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whole networks of the real {@link HeightConsensus}. A failure names its seed; {@code -Dsimulation.seed=…} runs that one
 * alone, and {@code -Dsimulation.seeds=…} raises the number of runs of each kind.
 */
class ConsensusSimulationTest {
    private static final int TURNS = 2_500;

    /** Some rounds of the longest timeouts for each height. */
    private static final Duration BOUND = Duration.ofMinutes(10);

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 6, 7, 9, 10})
    void decidesOneBlockPerHeightWhateverArrivesInWhateverOrder(int size) {
        Seeds.forEach(
                40,
                seed ->
                        new AsynchronousSimulation(
                                        seed, size, faultyOf(size), 2, Defect.NONE, false)
                                .run(TURNS));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 0, 0",
        "3, 0, 1",
        "3, 0, 0",
        "4, 1, 0",
        "4, 0, 1",
        "6, 0, 2",
        "6, 1, 1",
        "7, 2, 0",
        "7, 0, 2",
        "9, 2, 1",
        "9, 0, 3",
        "10, 3, 0",
        "10, 1, 2"
    })
    void decidesWithinABoundOnceAQuorumIsConnected(int size, int faulty, int dead) {
        Seeds.forEach(
                10,
                seed ->
                        new TimedSimulation(
                                        seed,
                                        new Conditions(
                                                size,
                                                faulty,
                                                dead,
                                                3,
                                                Duration.ofSeconds(15),
                                                20,
                                                30),
                                        Defect.NONE,
                                        false)
                                .run(BOUND));
    }

    @ParameterizedTest
    @CsvSource({"3, 10", "30, 100", "100, 350"})
    void decidesInAFewDelaysOfTheNetworkWhenNothingFails(int linkMillis, long withinMillis) {
        Seeds.forEach(
                5,
                seed -> {
                    Conditions calm = new Conditions(6, 0, 0, 1, Duration.ZERO, 0, linkMillis);

                    long taken = new TimedSimulation(seed, calm, Defect.NONE, false).run(BOUND);

                    assertThat(taken - 1_000).isLessThanOrEqualTo(withinMillis);
                });
    }

    @Test
    void doesTheSameForTheSameSeed() {
        Conditions conditions = new Conditions(4, 1, 0, 2, Duration.ofSeconds(10), 20, 30);
        for (long seed = 0; seed < 3; seed++) {
            TimedSimulation first = new TimedSimulation(seed, conditions, Defect.NONE, true);
            TimedSimulation second = new TimedSimulation(seed, conditions, Defect.NONE, true);
            first.run(BOUND);
            second.run(BOUND);

            assertThat(second.digest()).isEqualTo(first.digest());
            assertThat(new AsynchronousSimulation(seed, 4, 1, 1, Defect.NONE, true).run(TURNS))
                    .isEqualTo(
                            new AsynchronousSimulation(seed, 4, 1, 1, Defect.NONE, true)
                                    .run(TURNS));
        }
    }

    private static int faultyOf(int size) {
        return (size - 1) / 3;
    }
}
