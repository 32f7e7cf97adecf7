package io.timecoin.operator.rollout.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.MaxUnavailable;
import io.timecoin.crds.v1alpha1.spec.RolloutStrategy;
import io.timecoin.crds.v1alpha1.spec.Tier;
import io.timecoin.operator.rollout.network.Network;
import io.timecoin.operator.rollout.simulation.FakeNetwork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which masternodes go together (rollout.md §3). */
class PlannerTest {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final String OLD = "old";
    private static final String NEW = "new";
    private static final Limits PARALLEL = limits(RolloutStrategy.PARALLEL, "Quorum");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    3    | 1,1,1
                    4    | 1,1,1,1
                    5    | 1,1,1,1,1
                    6    | 2,2,2
                    7    | 2,2,2,1
                    9    | 3,3,3
                    10   | 3,3,3,1
                    30   | 9,9,9,3
                    100  | 32,32,32,4
                    1000 | 332,332,332,4
                    """)
    void wavesAreAsWideAsQuorumAllows(int masternodes, String widths) {
        Network network = look(gold(masternodes));

        List<List<String>> waves = Planner.plan(network, NEW, PARALLEL);

        assertThat(widths(waves)).isEqualTo(widths);
        assertThat(waves.stream().flatMap(List::stream).distinct()).hasSize(masternodes);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    10  | 2    | 2,2,2,2,2
                    10  | 20%  | 2,2,2,2,2
                    10  | 25%  | 2,2,2,2,2
                    10  | 1%   | 1,1,1,1,1,1,1,1,1,1
                    10  | 8    | 3,3,3,1
                    10  | 100% | 3,3,3,1
                    30  | 5    | 5,5,5,5,5,5
                    """)
    void maxUnavailableNarrowsAWaveAndNeverWidensIt(int masternodes, String most, String widths) {
        Network network = look(gold(masternodes));

        List<List<String>> waves =
                Planner.plan(network, NEW, limits(RolloutStrategy.PARALLEL, most));

        assertThat(widths(waves)).isEqualTo(widths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    30 | 0  | 10,10,10
                    30 | 4  | 6,6,6,6,6
                    10 | 1  | 2,2,2,2,2
                    10 | 50 | 1,1,1,1,1,1,1,1,1,1
                    """)
    void theReserveIsKeptBackButOneMayAlwaysGo(int masternodes, int reserve, String widths) {
        Network network = look(gold(masternodes));
        Limits limits =
                new Limits(
                        RolloutStrategy.PARALLEL,
                        new MaxUnavailable.Quorum(),
                        Optional.of(reserve),
                        0);

        assertThat(widths(Planner.plan(network, NEW, limits))).isEqualTo(widths);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    4  | 1 | 1,1,1,1
                    6  | 1 | 1,2,2,1
                    30 | 2 | 2,9,9,9,1
                    6  | 5 | 2,2,1,1
                    """)
    void canariesGoBeforeTheFirstWave(int masternodes, int canary, String widths) {
        Network network = look(gold(masternodes));
        Limits limits =
                new Limits(
                        RolloutStrategy.PARALLEL,
                        new MaxUnavailable.Quorum(),
                        Optional.empty(),
                        canary);

        assertThat(widths(Planner.plan(network, NEW, limits))).isEqualTo(widths);
    }

    @Test
    void oneByOneTakesOneHoweverLargeTheNetwork() {
        List<List<String>> waves =
                Planner.plan(look(gold(30)), NEW, limits(RolloutStrategy.ONE_BY_ONE, "Quorum"));

        assertThat(waves).hasSize(30).allMatch(wave -> wave.size() == 1);
    }

    @Test
    void allAtOnceTakesEverybody() {
        List<List<String>> waves =
                Planner.plan(look(gold(7)), NEW, limits(RolloutStrategy.ALL_AT_ONCE, "Quorum"));

        assertThat(widths(waves)).isEqualTo("7");
    }

    @Test
    void lowTiersGoFirstInWhateverOrderThePoolsStand() {
        FakeNetwork network = network();
        network.add("gold-0", "gold", Tier.GOLD, Optional.empty());
        network.add("free-0", "free", Tier.FREE, Optional.empty());
        network.add("silver-0", "silver", Tier.SILVER, Optional.empty());
        network.add("bronze-0", "bronze", Tier.BRONZE, Optional.empty());

        assertThat(Planner.plan(look(started(network)), NEW, PARALLEL))
                .containsExactly(
                        List.of("free-0"),
                        List.of("bronze-0"),
                        List.of("silver-0"),
                        List.of("gold-0"));
    }

    @Test
    void aWaveStaysWithinOneZoneWhereThatFillsIt() {
        FakeNetwork network = network();
        String[] zones = {"a", "b", "a", "b", "a", "b"};
        for (int i = 0; i < zones.length; i++) {
            network.add("gold-" + i, "gold", Tier.GOLD, Optional.of(zones[i]));
        }

        assertThat(Planner.plan(look(started(network)), NEW, PARALLEL))
                .containsExactly(
                        List.of("gold-0", "gold-2"),
                        List.of("gold-1", "gold-3"),
                        List.of("gold-4", "gold-5"));
    }

    @Test
    void whoIsDownGoesFirstAndTakesNoPlaceInTheWave() {
        FakeNetwork network = gold(10);
        network.stop("gold-7");
        network.stop("gold-8");

        List<List<String>> waves = Planner.plan(look(network), NEW, PARALLEL);

        assertThat(waves.getFirst()).containsExactly("gold-7", "gold-8", "gold-0");
        assertThat(widths(waves)).isEqualTo("3,3,3,1");
    }

    @Test
    void withoutBudgetOnlyThoseThatAreDownGo() {
        FakeNetwork network = gold(4);
        network.stop("gold-2");

        assertThat(Planner.plan(look(network), NEW, PARALLEL).getFirst()).containsExactly("gold-2");
    }

    @Test
    void withoutBudgetNobodyLiveGoesAlthoughAnUpgradedOneIsDown() {
        FakeNetwork network = gold(4);
        network.assign("gold-2", NEW);
        network.stop("gold-2");

        assertThat(Planner.plan(look(network), NEW, PARALLEL).getFirst()).isEmpty();
    }

    @Test
    void aReplacementUnderWayTakesItsPlaceInTheBudget() {
        FakeNetwork network = gold(7);
        network.assign("gold-0", NEW);

        assertThat(Planner.plan(look(network), NEW, PARALLEL).getFirst()).containsExactly("gold-1");
    }

    @Test
    void nobodyGoesWhileTheOperatorReachesTooFew() {
        FakeNetwork network = gold(4);
        network.names().forEach(name -> network.hide(name, true));

        assertThat(Planner.plan(look(network), NEW, PARALLEL).getFirst()).isEmpty();
    }

    @Test
    void whoTheOperatorDoesNotReachMayGoWhereEnoughOthersAreSurelyLive() {
        FakeNetwork network = gold(4);
        network.hide("gold-3", true);

        assertThat(Planner.plan(look(network), NEW, PARALLEL).getFirst()).containsExactly("gold-3");
    }

    @Test
    void aNetworkThatIsThereHasNoWaves() {
        assertThat(Planner.plan(look(gold(4)), OLD, PARALLEL)).isEmpty();
    }

    private static Limits limits(RolloutStrategy strategy, String most) {
        boolean number = most.chars().allMatch(Character::isDigit);
        MaxUnavailable limit =
                number
                        ? new MaxUnavailable.Count(Integer.parseInt(most))
                        : MaxUnavailable.parse(most);
        return new Limits(strategy, limit, Optional.empty(), 0);
    }

    private static FakeNetwork network() {
        return new FakeNetwork(START, Duration.ofSeconds(2));
    }

    private static FakeNetwork gold(int masternodes) {
        FakeNetwork network = network();
        for (int i = 0; i < masternodes; i++) {
            network.add("gold-" + i, "gold", Tier.GOLD, Optional.empty());
        }
        return started(network);
    }

    private static FakeNetwork started(FakeNetwork network) {
        network.names().forEach(name -> network.assign(name, OLD));
        network.advance(Duration.ofSeconds(2));
        return network;
    }

    private static Network look(FakeNetwork network) {
        return Network.of(network.observe(), 0, network.now());
    }

    private static String widths(List<List<String>> waves) {
        return waves.stream()
                .map(wave -> Integer.toString(wave.size()))
                .collect(Collectors.joining(","));
    }
}
