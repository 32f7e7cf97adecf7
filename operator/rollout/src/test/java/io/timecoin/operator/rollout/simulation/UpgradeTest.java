package io.timecoin.operator.rollout.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.Networks;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whole rollouts of a network of four. */
class UpgradeTest {

    @Test
    void aFreshNetworkStartsAllAtOnceAndRunsAfterTheGates() {
        Scenario scenario = Scenario.fresh(Networks.spec(Networks.FOUR));

        Duration took =
                scenario.runUntil(
                        Duration.ofSeconds(30), status -> status.phase() == Phase.RUNNING);

        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(scenario.status().version()).isEqualTo("1.0.0");
    }

    @Test
    void fourMasternodesAreUpgradedInFourWavesWithinAMinuteAndNoSlotIsMissed() {
        Scenario scenario = Scenario.running(Networks.spec(Networks.FOUR));
        long missedBefore = scenario.network.missedSlots();

        Duration took =
                scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(scenario.rollout().wave()).isEqualTo(4);
        assertThat(scenario.network.missedSlots()).isEqualTo(missedBefore);
        assertThat(scenario.operator.violations()).isEmpty();
        assertThat(scenario.told(EventReason.ROLLOUT_COMPLETE)).hasSize(2);
    }
}
