package io.timecoin.operator.rollout.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.TimeNetworkSpec;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.RolloutStep;
import io.timecoin.operator.rollout.Decision;
import io.timecoin.operator.rollout.Networks;
import io.timecoin.operator.rollout.Revision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The operator is killed between any two steps, its writes get lost or meet those of another leader, and masternodes fail
 * by themselves. Whatever the order, no masternode is taken that the quorum cannot spare, every good rollout completes and
 * every bad one is taken back.
 */
class InterruptedRolloutTest {
    private static final Duration PATIENCE = Duration.ofHours(2);
    private static final int SEEDS = 16;

    /** A rollout under disturbance, a function of its seed. */
    private static final class Story {
        private final Random random;
        private final Scenario scenario;
        private final Deque<FakeOperator.Read> oldReads = new ArrayDeque<>();
        private final StringBuilder digest = new StringBuilder();
        private final boolean failures;

        Story(long seed, TimeNetworkSpec spec, boolean failures) {
            random = new Random(seed);
            scenario = Scenario.running(spec);
            this.failures = failures;
        }

        String run(Behaviour behaviour, RolloutStep expected) {
            scenario.upgrade("time-node:1.0.1", behaviour);
            String revision = Revision.of(scenario.spec()).id();
            long deadline = PATIENCE.toSeconds();
            while (!hasCome(revision, expected)) {
                assertThat(deadline--).as("seconds left; %s", scenario.status()).isPositive();
                pass(Networks.resource(scenario.spec()));
                disturb();
                scenario.network.advance(Duration.ofMillis(100L * (1 + random.nextInt(20))));
            }
            return digest.toString();
        }

        private boolean hasCome(String revision, RolloutStep expected) {
            RolloutStatus rollout = scenario.status().rollout();
            return rollout != null
                    && rollout.revision().equals(revision)
                    && rollout.step() == expected;
        }

        /** One pass of a leader that may be stale, or be killed before it stores or before it acts. */
        private void pass(TimeNetwork resource) {
            FakeOperator operator = scenario.operator;
            FakeOperator.Read fresh = operator.read();
            oldReads.addLast(fresh);
            if (oldReads.size() > 3) {
                oldReads.removeFirst();
            }
            boolean otherLeader = random.nextInt(5) == 0;
            FakeOperator.Read read = otherLeader ? oldReads.getFirst() : fresh;
            Decision decision = operator.decide(resource, read);
            digest.append(decision.actions()).append(FakeOperator.write(decision.status()));
            boolean killedBeforeStore = random.nextInt(6) == 0;
            boolean killedBeforeAct = random.nextInt(6) == 0;
            if (!killedBeforeStore && operator.store(read, decision) && !killedBeforeAct) {
                operator.act(read, decision);
            }
        }

        /** At most one masternode at a time fails by itself, and comes back after a while. */
        private void disturb() {
            if (!failures) {
                return;
            }
            String name = scenario.network.names().getFirst();
            if (random.nextInt(40) == 0) {
                scenario.network.breakHost(name, true);
            } else if (random.nextInt(10) == 0 && scenario.network.isBroken(name)) {
                scenario.network.breakHost(name, false);
            }
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, SEEDS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGoodRolloutCompletes(int seed) {
        Story story = new Story(seed, Networks.gold(3 + seed % 8), false);

        story.run(Behaviour.GOOD, RolloutStep.COMPLETE);

        assertThat(story.scenario.operator.violations()).isEmpty();
        assertThat(story.scenario.network.missedSlots()).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aGoodRolloutCompletesAlthoughAMasternodeFailsAndComesBack(int seed) {
        Story story = new Story(seed, Networks.gold(7 + seed % 5), true);

        story.run(Behaviour.GOOD, RolloutStep.COMPLETE);

        assertThat(story.scenario.operator.violations()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(value = Behaviour.class, names = "GOOD", mode = EnumSource.Mode.EXCLUDE)
    void aBadRolloutIsTakenBack(Behaviour behaviour) {
        for (int seed = 0; seed < SEEDS / 4; seed++) {
            Story story = new Story(seed, Networks.gold(3 + seed % 8), false);

            story.run(behaviour, RolloutStep.ROLLED_BACK);

            assertThat(story.scenario.operator.violations()).isEmpty();
            assertThat(story.scenario.network.missedSlots()).isZero();
            String stable = Revision.of(Networks.gold(3 + seed % 8)).id();
            assertThat(story.scenario.network.names())
                    .allMatch(name -> story.scenario.network.revisionOf(name).equals(stable));
        }
    }

    @Test
    void equalSeedsTellEqualStories() {
        String first =
                new Story(7, Networks.gold(7), true).run(Behaviour.GOOD, RolloutStep.COMPLETE);
        String second =
                new Story(7, Networks.gold(7), true).run(Behaviour.GOOD, RolloutStep.COMPLETE);

        assertThat(second).isEqualTo(first);
    }
}
