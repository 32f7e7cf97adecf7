package io.timecoin.operator.rollout.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.EventReason;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.Revision;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Masternodes join and leave as replicas ask for it. */
class ScalingTest {
    private static final TimeNetworkSpec FOUR = Networks.spec(Networks.FOUR);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @Test
    void fourBecomeSixOneAfterTheOtherEachAFullNodeFirst() {
        Scenario scenario = Scenario.admitting(FOUR);
        long missed = scenario.network.missedSlots();

        scenario.scale(0, 3).runUntil(PATIENCE, _ -> members(scenario) == 6);
        scenario.run(Duration.ofSeconds(5));

        assertThat(changes(scenario))
                .containsExactly(
                        "Assign gold-1", "Register gold-1", "Assign gold-2", "Register gold-2");
        assertThat(scenario.told(EventReason.MASTERNODE_JOINED))
                .containsExactly(
                        "gold-1 is a masternode; quorum: 5 of 5 masternodes live, needs 4",
                        "gold-2 is a masternode; quorum: 6 of 6 masternodes live, needs 4");
        assertThat(FailureTest.condition(scenario, "Scaled").getStatus()).isEqualTo("True");
        assertThat(scenario.status().scaling()).isNull();
        assertThat(scenario.network.missedSlots()).isEqualTo(missed);
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void sixBecomeFourAgainDeregisteredBeforeTheyStop() {
        Scenario scenario = Scenario.admitting(FOUR);
        scenario.scale(0, 3).runUntil(PATIENCE, _ -> members(scenario) == 6);
        int before = changes(scenario).size();

        scenario.scale(0, 1).runUntil(PATIENCE, _ -> scenario.network.names().size() == 4);
        scenario.run(Duration.ofSeconds(5));

        assertThat(changes(scenario).subList(before, changes(scenario).size()))
                .containsExactly(
                        "Deregister gold-2", "Remove gold-2", "Deregister gold-1", "Remove gold-1");
        assertThat(members(scenario)).isEqualTo(4);
        assertThat(FailureTest.condition(scenario, "Scaled").getStatus()).isEqualTo("True");
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void neverBelowThree() {
        Scenario scenario = Scenario.admitting(FOUR);

        scenario.scale(0, 0).scale(1, 0).scale(2, 0).run(Duration.ofMinutes(5));

        assertThat(members(scenario)).isEqualTo(3);
        assertThat(scenario.network.names()).hasSize(3);
        assertThat(FailureTest.condition(scenario, "Scaled").getMessage())
                .isEqualTo(
                        "pool gold has 1 masternode, the spec asks for 0, pool silver has 1 masternode, the spec asks for 0");
    }

    @Test
    void anImageThatChangesTooGoesFirst() {
        Scenario scenario = Scenario.admitting(FOUR);

        scenario.scale(0, 2)
                .upgrade("time-node:1.0.1", Behaviour.GOOD)
                .runUntil(RolloutStep.COMPLETE);

        assertThat(changes(scenario)).isEmpty();

        scenario.runUntil(PATIENCE, _ -> members(scenario) == 5);

        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void withoutCoinsItSaysSoAndGoesOnWhenThereAreSome() {
        Scenario scenario = Scenario.admitting(FOUR);
        scenario.network.obstruct("gold-1", "100,000 TIME of collateral for gold-1");

        scenario.scale(0, 2).run(Duration.ofSeconds(30));

        assertThat(FailureTest.condition(scenario, "Scaled").getReason())
                .isEqualTo("CollateralMissing");
        assertThat(scenario.told(EventReason.COLLATERAL_MISSING))
                .containsExactly("gold-1 joins: waiting for 100,000 TIME of collateral for gold-1");

        scenario.network.obstruct("gold-1", "");
        scenario.runUntil(PATIENCE, _ -> members(scenario) == 5);

        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void aMasternodeThatIsTakenBackBeforeItJoinedIsRemoved() {
        Scenario scenario = Scenario.admitting(FOUR);
        scenario.network.define(Revision.of(FOUR), Behaviour.NEVER_SYNCS);
        scenario.scale(0, 2).run(Duration.ofSeconds(10));
        assertThat(changes(scenario)).containsExactly("Assign gold-1");

        scenario.scale(0, 1).run(Duration.ofSeconds(10));

        assertThat(changes(scenario)).containsExactly("Assign gold-1", "Remove gold-1");
        assertThat(scenario.operator.violations()).isEmpty();
    }

    @Test
    void aJoinerThatNeverFollowsTheChainNeverCounts() {
        Scenario scenario = Scenario.admitting(FOUR);
        scenario.network.define(Revision.of(FOUR), Behaviour.NEVER_SYNCS);

        scenario.scale(0, 2).run(Duration.ofMinutes(5));

        assertThat(members(scenario)).isEqualTo(4);
        assertThat(FailureTest.condition(scenario, "Ready").getStatus()).isEqualTo("True");
        assertThat(FailureTest.condition(scenario, "Scaled").getMessage())
                .startsWith("gold-1 joins: waiting for gold-1 to follow the chain: height 0 of ");
    }

    private static int members(Scenario scenario) {
        return scenario.network.quorum().members();
    }

    /** Assignments of those who are new, and what was asked of the chain, each once. */
    private static List<String> changes(Scenario scenario) {
        return scenario.operator.actions().stream().flatMap(ScalingTest::words).distinct().toList();
    }

    private static Stream<String> words(Action action) {
        return switch (action) {
            case Action.Assign(String name, _) when name.matches("gold-[1-9]") ->
                    Stream.of("Assign " + name);
            case Action.Register(String name) -> Stream.of("Register " + name);
            case Action.Deregister(String name) -> Stream.of("Deregister " + name);
            case Action.Remove(String name) -> Stream.of("Remove " + name);
            case Action.Assign _, Action.DeleteStuck _, Action.FinalizeUpgrade _ -> Stream.of();
        };
    }
}
