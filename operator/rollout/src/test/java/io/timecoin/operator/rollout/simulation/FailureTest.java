package io.timecoin.operator.rollout.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.Revision;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of rollouts that go wrong (rollout.md §5). */
class FailureTest {
    private static final TimeNetworkSpec FOUR =
            Networks.withRollout(
                    Networks.spec(Networks.FOUR), rollout -> rollout.put("progressDeadline", "1m"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    CANNOT_HANDSHAKE | handshakes: free-0: 0 of 3 peers, none with gold-0, silver-0, bronze-0
                    CRASHES          | version: free-0 is in a crash loop: 3 restarts
                    ANSWERS_SOMETHING_ELSE | version: free-0 runs time-node:1.0.1, which does not answer as a masternode does
                    HANGS            | version: free-0 does not answer, and no masternode is connected with it
                    NEVER_SYNCS      | ready: free-0 is
                    WRONG_NETWORK    | version: free-0 reports network Mainnet, wants Testnet
                    WRONG_VERSION    | version: free-0 reports version 0.9.9, wants 1.0.1
                    NEVER_SIGNS      | blocks: no other masternode saw free-0 sign a block above height
                    """)
    void aBadImageIsStoppedAtTheFirstWaveAndTakenBackWhileBlocksGoOn(
            Behaviour behaviour, String reason) {
        Scenario scenario = Scenario.running(FOUR);
        long missedBefore = scenario.network.missedSlots();

        scenario.upgrade("time-node:1.0.1", behaviour).runUntil(RolloutStep.ROLLED_BACK);

        assertThat(scenario.rollout().failure()).contains(reason);
        assertThat(scenario.status().phase()).isEqualTo(Phase.RUNNING);
        assertThat(scenario.status().version()).isEqualTo("1.0.0");
        assertThat(scenario.status().failedRevision()).isEqualTo(Revision.of(scenario.spec()).id());
        assertThat(condition(scenario, "RolloutComplete").getReason()).isEqualTo("RolledBack");
        assertThat(condition(scenario, "RolloutComplete").getMessage()).contains(reason);
        assertThat(condition(scenario, "Degraded").getStatus()).isEqualTo("False");
        assertThat(scenario.operator.violations()).isEmpty();
        assertThat(scenario.network.missedSlots()).isEqualTo(missedBefore);
        assertThat(scenario.operator.actions())
                .filteredOn(Action.Assign.class::isInstance)
                .extracting(Action::masternode)
                .endsWith("free-0", "free-0");
    }

    @Test
    void anImageThatCannotBePulledIsTakenBackAtTheDeadline() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.loseImage(
                Revision.of(Networks.withImage(scenario.spec(), "time-node:1.0.1")));

        Duration took =
                scenario.upgrade("time-node:1.0.1", Behaviour.GOOD)
                        .runUntil(RolloutStep.ROLLED_BACK);

        assertThat(took).isGreaterThan(Duration.ofMinutes(1));
        assertThat(scenario.rollout().failure())
                .contains("version: free-0 does not start: ImagePullBackOff");
    }

    @Test
    void aFailedRevisionIsNotTriedAgainUntilTheSpecChanges() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.upgrade("time-node:1.0.1", Behaviour.WRONG_VERSION)
                .runUntil(RolloutStep.ROLLED_BACK);
        int actions = scenario.operator.actions().size();

        scenario.run(Duration.ofMinutes(5));

        assertThat(scenario.operator.actions()).hasSize(actions);
        assertThat(scenario.status().history()).hasSize(2);
        assertThat(scenario.status().history().getFirst().outcome())
                .isEqualTo(RolloutOutcome.ROLLED_BACK);
    }

    @Test
    void restartAtTriesAFailedImageAgain() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.upgrade("time-node:1.0.1", Behaviour.WRONG_VERSION)
                .runUntil(RolloutStep.ROLLED_BACK);

        scenario.apply(
                        Networks.withRollout(
                                scenario.spec(), rollout -> rollout.put("restartAt", "again")),
                        Behaviour.GOOD)
                .runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.status().version()).isEqualTo("1.0.1");
        assertThat(scenario.status().failedRevision()).isNull();
    }

    @Test
    void aChangeThatIsTakenBackAfterItsRollbackNeedsNoRolloutAndMayBeTriedLater() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.upgrade("time-node:1.0.1", Behaviour.WRONG_VERSION)
                .runUntil(RolloutStep.ROLLED_BACK);
        int actions = scenario.operator.actions().size();

        scenario.apply(FOUR, Behaviour.GOOD).run(Duration.ofSeconds(30));

        assertThat(scenario.operator.actions()).hasSize(actions);
        assertThat(scenario.status().failedRevision()).isNull();
        assertThat(condition(scenario, "RolloutComplete").getStatus()).isEqualTo("True");

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.status().version()).isEqualTo("1.0.1");
    }

    @Test
    void withPauseNothingMoreIsReplacedUntilTheSpecChanges() {
        TimeNetworkSpec spec =
                Networks.withRollout(FOUR, rollout -> rollout.put("onFailure", "Pause"));
        Scenario scenario = Scenario.running(spec);

        scenario.upgrade("time-node:1.0.1", Behaviour.WRONG_VERSION).runUntil(RolloutStep.PAUSED);
        scenario.run(Duration.ofMinutes(2));

        assertThat(scenario.status().phase()).isEqualTo(Phase.PAUSED);
        assertThat(condition(scenario, "Degraded").getStatus()).isEqualTo("True");
        assertThat(condition(scenario, "Degraded").getMessage()).contains("reports version 0.9.9");
        assertThat(scenario.network.revisionOf("free-0"))
                .isEqualTo(Revision.of(scenario.spec()).id());

        scenario.upgrade("time-node:1.0.2", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.status().phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void aDeadlineAtWhichTheOperatorJustCouldNotSeePauses() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.hide("free-0", true);

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.PAUSED);

        assertThat(scenario.rollout().failure()).contains("free-0 does not answer");
        assertThat(scenario.told(EventReason.ROLLOUT_PAUSED)).hasSize(1);
    }

    @Test
    void quorumLostForAMinuteFailsTheRollout() {
        Scenario scenario =
                Scenario.running(
                        Networks.withRollout(
                                FOUR, rollout -> rollout.put("progressDeadline", "30m")));
        scenario.upgrade("time-node:1.0.1", Behaviour.HANGS);
        scenario.runUntil(
                Duration.ofMinutes(1),
                _ ->
                        scenario.network
                                .revisionOf("free-0")
                                .equals(Revision.of(scenario.spec()).id()));

        scenario.network.breakHost("gold-0", true);
        scenario.runUntil(
                RolloutStep.ROLLED_BACK.equals(scenario.rollout().step())
                        ? RolloutStep.ROLLED_BACK
                        : RolloutStep.ROLLING_BACK);

        assertThat(scenario.rollout().failure())
                .contains("quorum: 2 of 4 masternodes live, needs 3");
        assertThat(scenario.told(EventReason.QUORUM_LOST)).hasSize(1);
    }

    @Test
    void aRollbackThatFailsStopsAndWaitsForAPerson() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.upgrade("time-node:1.0.1", Behaviour.WRONG_VERSION);
        scenario.network.define(Revision.of(FOUR), Behaviour.CRASHES);

        scenario.runUntil(RolloutStep.FAILED);
        int actions = scenario.operator.actions().size();
        scenario.run(Duration.ofMinutes(2));

        assertThat(scenario.operator.actions()).hasSize(actions);
        assertThat(scenario.status().phase()).isEqualTo(Phase.DEGRADED);
        assertThat(condition(scenario, "Degraded").getMessage())
                .contains("then the rollback failed: version: free-0 is in a crash loop");
    }

    @Test
    void aFirstRolloutThatFailsStops() {
        Scenario scenario = Scenario.fresh(FOUR);
        scenario.network.define(Revision.of(FOUR), Behaviour.CRASHES);

        scenario.runUntil(RolloutStep.FAILED);

        assertThat(scenario.status().phase()).isEqualTo(Phase.DEGRADED);

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.status().phase()).isEqualTo(Phase.RUNNING);
    }

    static Condition condition(Scenario scenario, String type) {
        return scenario.status().conditions().stream()
                .filter(condition -> condition.getType().equals(type))
                .findFirst()
                .orElseThrow();
    }
}
