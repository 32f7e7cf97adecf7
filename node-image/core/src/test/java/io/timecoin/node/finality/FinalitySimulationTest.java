package io.timecoin.node.finality;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Whatever arrives in whatever order, no output has two certificates, no block carries a spend without one, and every
 * certified transaction is in the chain in the end.
 */
class FinalitySimulationTest {
    private static final int SEEDS = Integer.getInteger("simulation.finality", 60);
    private static final int STEPS = 3_000;

    /** Seeds within which each planted mistake must be found. */
    private static final int BUDGET = 200;

    @Test
    void noOutputIsSpentTwiceAndNothingCertifiedIsLost() {
        long certificates = 0;
        long blocks = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            FinalityWorld world = run(seed, FinalityDefect.NONE, false);
            certificates += world.certificates();
            blocks += world.blocks();
        }

        assertThat(certificates).isGreaterThan(10L * SEEDS);
        assertThat(blocks).isGreaterThan(3L * SEEDS);
    }

    @Test
    void setsChangeOneByOneWhileDoubleSpendsFly() {
        long certificates = 0;
        long sets = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            FinalityWorld world = run(seed, FinalityDefect.NONE, true);
            certificates += world.certificates();
            sets += world.sets();
        }

        assertThat(certificates).isGreaterThan(3L * SEEDS);
        assertThat(sets).isGreaterThan(3L * SEEDS);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void aPlantedMistakeIsFound(FinalityDefect defect) {
        OptionalLong found =
                LongStream.range(0, BUDGET).filter(seed -> breaks(seed, defect)).findFirst();

        assertThat(found).isPresent();
    }

    private static boolean breaks(long seed, FinalityDefect defect) {
        try {
            run(seed, defect, defect.needsChanges());
            return false;
        } catch (FinalityInvariants.Broken e) {
            return true;
        }
    }

    private static FinalityWorld run(long seed, FinalityDefect defect, boolean changing) {
        FinalityWorld world = new FinalityWorld(seed % 3 == 0 ? 7 : 4, seed, defect, changing);
        try {
            world.run(STEPS);
            world.settle();
        } catch (FinalityInvariants.Broken e) {
            throw new FinalityInvariants.Broken("seed " + seed + ": " + e.getMessage());
        }
        return world;
    }
}
