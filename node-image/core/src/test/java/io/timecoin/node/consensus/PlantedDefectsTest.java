package io.timecoin.node.consensus;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.consensus.TimedSimulation.Conditions;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulation is only worth what it finds: wrong rules are planted one at a time (consensus.md §6). */
class PlantedDefectsTest {
    private static final int SEEDS = 4_000;
    private static final int TURNS = 2_500;
    private static final int LOSS_PERCENT = 40;
    private static final Duration BOUND = Duration.ofMinutes(10);

    @ParameterizedTest
    @CsvSource({
        "NO_LOCK_RULE, 4, 1, two blocks are decided",
        "STATE_LOST_AT_RESTART, 4, 1, a member signs twice",
        "PROOF_OF_LOCK_NOT_VERIFIED, 4, 1, two blocks are decided",
        "QUORUM_OF_HALF, 5, 1, two blocks are decided"
    })
    void breachesOfSafetyAreFound(Defect defect, int size, int faulty, String breach) {
        Invariants.Breach found =
                Seeds.firstBreach(
                        SEEDS,
                        seed ->
                                new AsynchronousSimulation(seed, size, faulty, 1, defect, false)
                                        .run(TURNS));

        assertThat(found).hasMessageStartingWith(breach);
    }

    /** Where n − q = f + 1, one crash can leave nobody who repeats the votes that a member in an earlier round lacks. */
    @ParameterizedTest
    @CsvSource({"3, 1", "6, 2"})
    void networksThatStickForEverAreFound(int size, int dead) {
        Conditions conditions =
                new Conditions(size, 0, dead, 1, Duration.ofSeconds(15), LOSS_PERCENT, 30);

        Invariants.Breach found =
                Seeds.firstBreach(
                        SEEDS,
                        seed ->
                                new TimedSimulation(
                                                seed,
                                                conditions,
                                                Defect.OWN_MESSAGES_ONLY_RESENT,
                                                false)
                                        .run(BOUND));

        assertThat(found).hasMessageStartingWith("no progress");
    }
}
