package io.timecoin.operator.rollout.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.ConnectionCounts;
import io.timecoin.crds.v1alpha1.status.MasternodeCounts;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.PlannedWave;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.Revision;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole rollouts that go well, whatever happens around them. */
class UpgradeTest {
    private static final TimeNetworkSpec FOUR = Networks.spec(Networks.FOUR);

    @Test
    void aFreshNetworkStartsAllAtOnceAndRunsAfterTheGates() {
        Scenario scenario = Scenario.fresh(FOUR);

        Duration took =
                scenario.runUntil(
                        Duration.ofSeconds(30), status -> status.phase() == Phase.RUNNING);

        assertThat(took).isLessThan(Duration.ofSeconds(20));
        assertThat(scenario.status().version()).isEqualTo("1.0.0");
        assertThat(scenario.status().connections())
                .extracting(ConnectionCounts::summary)
                .isEqualTo("6/6");
        assertThat(scenario.status().masternodes())
                .extracting(MasternodeCounts::summary)
                .isEqualTo("4/4");
    }

    @Test
    void aNodeThatReportsAnotherVersionThanItsImageIsSeenOutsideOfRolloutsToo() {
        Scenario scenario = Scenario.running(FOUR);
        assertThat(versionsMatch(scenario).getStatus()).isEqualTo("True");

        scenario.network.define(Revision.of(FOUR), Behaviour.WRONG_VERSION);
        scenario.network.names().forEach(scenario.network::start);
        scenario.run(Duration.ofSeconds(10));

        assertThat(versionsMatch(scenario).getStatus()).isEqualTo("False");
        assertThat(versionsMatch(scenario).getMessage())
                .contains(
                        "gold-0 reports version 0.9.9 and runs time-node:1.0.0: the tag was moved");
    }

    private static Condition versionsMatch(Scenario scenario) {
        return scenario.status().conditions().stream()
                .filter(one -> one.getType().equals("VersionsMatch"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWaveOfEveryoneIsNotMeasuredASecondTimeAtTheEnd() {
        Scenario scenario = Scenario.fresh(FOUR);
        scenario.runUntil(
                Duration.ofSeconds(30),
                status -> !scenario.told(EventReason.WAVE_PASSED).isEmpty());

        Duration rest = scenario.runUntil(RolloutStep.COMPLETE);

        assertThat(rest).isLessThan(FOUR.rollout().gates().handshakes().stableFor().duration());
    }

    @Test
    void fourMasternodesAreUpgradedInFourWavesWithinAMinuteAndNoSlotIsMissed() {
        Scenario scenario = Scenario.running(FOUR);
        long missedBefore = scenario.network.missedSlots();

        Duration took =
                scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(took).isLessThanOrEqualTo(Duration.ofSeconds(60));
        assertThat(scenario.rollout().wave()).isEqualTo(4);
        assertThat(scenario.rollout().missedSlots()).isZero();
        assertThat(scenario.network.missedSlots()).isEqualTo(missedBefore);
        assertThat(scenario.operator.violations()).isEmpty();
        assertThat(assigned(scenario, scenario.spec()))
                .containsExactly("free-0", "bronze-0", "silver-0", "gold-0");
        assertThat(scenario.told(EventReason.WAVE_PASSED)).hasSize(5);
    }

    @Test
    void theNodesAreToldOnceTheWholeNetworkIsUpgraded() {
        Scenario scenario = Scenario.running(FOUR);

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);
        int before = scenario.operator.actions().size();
        scenario.run(Duration.ofSeconds(30));

        assertThat(scenario.operator.actions().subList(before, before + 4))
                .containsExactlyElementsOf(
                        scenario.network.names().stream()
                                .map(Action.FinalizeUpgrade::new)
                                .toList());
        assertThat(scenario.rollout().finalizedAt()).isNotNull();
    }

    @Test
    void theImageThatRunsIsNoRollout() {
        Scenario scenario = Scenario.running(FOUR);
        int actions = scenario.operator.actions().size();

        scenario.apply(
                Networks.edit(
                        FOUR,
                        tree ->
                                tree.withArray("peers")
                                        .addObject()
                                        .put("address", "seed.example:24100")),
                Behaviour.GOOD);
        scenario.run(Duration.ofSeconds(30));

        assertThat(scenario.operator.actions()).hasSize(actions);
        assertThat(scenario.status().phase()).isEqualTo(Phase.RUNNING);
    }

    @Test
    void aChangeOfReplicasIsLeftAloneAndSaidSo() {
        Scenario scenario = Scenario.running(FOUR);
        int actions = scenario.operator.actions().size();

        scenario.apply(
                Networks.edit(FOUR, tree -> tree.withObject("/masternodes/0").put("replicas", 3)),
                Behaviour.GOOD);
        scenario.run(Duration.ofSeconds(30));

        assertThat(scenario.operator.actions()).hasSize(actions);
        assertThat(FailureTest.condition(scenario, "Scaled").getMessage())
                .isEqualTo(
                        "pool gold has 1 masternode, the spec asks for 3; this version leaves them as they are");
    }

    @Test
    void aSpecThatChangesInTheMiddleIsPlannedFromWhatRuns() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntilWave(3);

        scenario.upgrade("time-node:1.0.2", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.status().version()).isEqualTo("1.0.2");
        assertThat(scenario.status().history())
                .extracting(past -> past.image() + " " + past.outcome())
                .startsWith(
                        "time-node:1.0.2 " + RolloutOutcome.COMPLETE,
                        "time-node:1.0.1 " + RolloutOutcome.SUPERSEDED);
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void aBadChangeIsMendedByTheNextOneBeforeItsDeadline() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.upgrade("time-node:1.0.1", Behaviour.HANGS).run(Duration.ofSeconds(30));

        scenario.upgrade("time-node:1.0.2", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(assigned(scenario, scenario.spec())).startsWith("free-0");
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void pausedItShowsThePlanAndReplacesNothing() {
        Scenario scenario = Scenario.running(FOUR);
        int actions = scenario.operator.actions().size();

        scenario.apply(
                Networks.withRollout(
                        Networks.withImage(FOUR, "time-node:1.0.1"),
                        rollout -> rollout.put("paused", true)),
                Behaviour.GOOD);
        scenario.run(Duration.ofMinutes(20));

        assertThat(scenario.status().phase()).isEqualTo(Phase.PAUSED);
        assertThat(scenario.operator.actions()).hasSize(actions);
        assertThat(scenario.status().plan())
                .containsExactly(
                        new PlannedWave(1, List.of("free-0")),
                        new PlannedWave(2, List.of("bronze-0")),
                        new PlannedWave(3, List.of("silver-0")),
                        new PlannedWave(4, List.of("gold-0")));
    }

    @Test
    void deadlinesStandStillWhilePausedInTheMiddle() {
        TimeNetworkSpec going = Networks.withImage(FOUR, "time-node:1.0.1");
        TimeNetworkSpec held = Networks.withRollout(going, rollout -> rollout.put("paused", true));
        Scenario scenario = Scenario.running(FOUR);
        scenario.apply(going, Behaviour.GOOD).runUntilWave(2);

        scenario.apply(held, Behaviour.GOOD).run(Duration.ofHours(1));

        assertThat(scenario.status().phase()).isEqualTo(Phase.PAUSED);
        assertThat(scenario.status().plan().getFirst().masternodes()).containsExactly("bronze-0");

        scenario.apply(going, Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.told(EventReason.ROLLOUT_FAILED)).isEmpty();
    }

    @Test
    void whenBlocksHaveStoppedForWantOfQuorumAllGoAtOnce() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.stop("gold-0");
        scenario.network.stop("silver-0");
        scenario.run(Duration.ofMinutes(1));
        assertThat(FailureTest.condition(scenario, "Ready").getMessage())
                .isEqualTo(
                        "quorum: 2 of 4 masternodes live, needs 3; gold-0 (down), silver-0 (down)");
        assertThat(scenario.status().phase()).isEqualTo(Phase.DEGRADED);

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.rollout().strategy()).isEqualTo(RolloutStrategy.ALL_AT_ONCE);
        assertThat(scenario.rollout().wave()).isEqualTo(1);
        assertThat(scenario.told(EventReason.ROLLOUT_STARTED).getLast())
                .isEqualTo(
                        "time-node:1.0.1 goes to 4 masternodes all at once: blocks have stopped, nothing is put at risk");
        assertThat(scenario.told(EventReason.QUORUM_REGAINED)).hasSize(1);
    }

    @Test
    void aQuorumIsNotSaidToBeBackWhileNobodyAnswers() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.stop("gold-0");
        scenario.network.stop("silver-0");
        scenario.run(Duration.ofSeconds(15));

        scenario.network.names().forEach(name -> scenario.network.hide(name, true));
        scenario.network.start("gold-0");
        scenario.network.start("silver-0");
        scenario.run(Duration.ofSeconds(5));
        assertThat(scenario.told(EventReason.QUORUM_LOST)).isNotEmpty();
        assertThat(scenario.told(EventReason.QUORUM_REGAINED)).isEmpty();
    }

    @Test
    void whenBlocksHaveStoppedForWantOfHandshakesAllGoAtOnce() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.define(Revision.of(FOUR), Behaviour.CANNOT_HANDSHAKE);
        scenario.network.names().forEach(scenario.network::start);
        scenario.run(Duration.ofMinutes(1));

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.rollout().strategy()).isEqualTo(RolloutStrategy.ALL_AT_ONCE);
    }

    @Test
    void aMomentWithoutQuorumDoesNotTurnARolloutIntoAllAtOnce() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.stop("gold-0");
        scenario.network.stop("silver-0");
        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).run(Duration.ofSeconds(5));
        assertThat(scenario.rollout().strategy()).isNull();

        scenario.network.start("gold-0");
        scenario.runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.rollout().strategy()).isEqualTo(RolloutStrategy.PARALLEL);
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void aMasternodeThatIsDownGoesFirstAndComesBackUpgraded() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.stop("gold-0");
        scenario.run(Duration.ofSeconds(10));

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntil(RolloutStep.COMPLETE);

        assertThat(assigned(scenario, scenario.spec()))
                .containsExactly("gold-0", "free-0", "bronze-0", "silver-0");
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void aHostThatWasDeadBeforeHoldsUpNothingButTheEnd() {
        Scenario scenario = Scenario.running(Networks.gold(7));
        scenario.network.breakHost("gold-3", true);
        scenario.run(Duration.ofSeconds(10));

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).run(Duration.ofHours(2));

        assertThat(scenario.rollout().step()).isEqualTo(RolloutStep.FINAL_GATE);
        assertThat(FailureTest.condition(scenario, "RolloutComplete").getReason())
                .isEqualTo("MasternodesDown");
        assertThat(FailureTest.condition(scenario, "RolloutComplete").getMessage())
                .contains("masternodes down: version: gold-3 is stopped: stopped");
        assertThat(scenario.told(EventReason.ROLLOUT_FAILED)).isEmpty();

        scenario.network.breakHost("gold-3", false);
        scenario.runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void withoutBudgetTheRolloutWaitsAndSaysSo() {
        Scenario scenario = Scenario.running(FOUR);
        scenario.network.breakHost("gold-0", true);
        scenario.run(Duration.ofSeconds(10));

        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).run(Duration.ofMinutes(30));

        assertThat(scenario.rollout().waitingFor())
                .isEqualTo("quorum: 3 of 4 masternodes live, needs 3; gold-0 (down)");
        assertThat(assigned(scenario, scenario.spec())).containsOnly("gold-0");
        assertThat(scenario.told(EventReason.ROLLOUT_FAILED)).isEmpty();
    }

    @Test
    void aMasternodeThatFailsByItselfMakesTheNextWaveNarrower() {
        Scenario scenario = Scenario.running(Networks.gold(7));
        scenario.upgrade("time-node:1.0.1", Behaviour.GOOD).runUntilWave(2);

        scenario.network.breakHost("gold-6", true);
        scenario.run(Duration.ofMinutes(2));
        scenario.network.breakHost("gold-6", false);
        scenario.runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void allAtOnceIsOneWaveAndBlocksComeBack() {
        Scenario scenario = Scenario.running(FOUR);

        scenario.apply(
                        Networks.withRollout(
                                Networks.withImage(FOUR, "time-node:2.0.0"),
                                rollout -> rollout.put("strategy", "AllAtOnce")),
                        Behaviour.GOOD)
                .runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.rollout().wave()).isEqualTo(1);
    }

    @Test
    void aWidthBeyondTheQuorumIsClampedAndSaidSo() {
        Scenario scenario = Scenario.running(FOUR);

        scenario.apply(
                        Networks.withRollout(
                                Networks.withImage(FOUR, "time-node:1.0.1"),
                                rollout -> rollout.put("maxUnavailable", 3)),
                        Behaviour.GOOD)
                .runUntil(RolloutStep.COMPLETE);

        assertThat(scenario.rollout().wave()).isEqualTo(4);
        assertThat(scenario.told(EventReason.BUDGET_CLAMPED))
                .containsExactly(
                        "maxUnavailable is 3, but a quorum of 3 can spare 1 of 4 masternodes: waves are no wider");
    }

    @Test
    void aNetworkWithRareBlocksAsksForThemAtTheEndOnly() {
        Scenario scenario =
                Scenario.running(
                        Networks.edit(
                                FOUR,
                                tree -> tree.withObject("/chain").put("blockInterval", "2m")));
        Duration lastWave =
                scenario.upgrade("time-node:1.0.1", Behaviour.GOOD)
                        .runUntil(RolloutStep.FINAL_GATE);

        Duration finalGate = scenario.runUntil(RolloutStep.COMPLETE);

        assertThat(lastWave).isLessThan(Duration.ofMinutes(3));
        assertThat(finalGate).isGreaterThan(Duration.ofMinutes(2));
    }

    private static List<String> assigned(Scenario scenario, TimeNetworkSpec spec) {
        String revision = Revision.of(spec).id();
        return scenario.operator.actions().stream()
                .filter(action ->
                        action instanceof Action.Assign assign
                                && assign.revision().equals(revision))
                .map(Action::masternode)
                .toList();
    }
}
