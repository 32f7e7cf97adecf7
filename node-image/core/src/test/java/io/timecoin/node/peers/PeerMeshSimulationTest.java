package io.timecoin.node.peers;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the network does, n masternodes end with one connection for each pair, and keep it. */
class PeerMeshSimulationTest {
    private static final int SIZE = 7;
    private static final int PAIRS = SIZE * (SIZE - 1) / 2;
    private static final Duration LATENCY = Duration.ofMillis(80);

    /** Longer than the longest backoff with its spread, a grace period and a ping timeout. */
    private static final Duration TIME_TO_HEAL = Duration.ofMinutes(6);

    private static final Duration TIME_TO_WATCH = Duration.ofMinutes(10);

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFreshNetworkHasOneConnectionForEachPairAndLosesNone(long seed) {
        PeerSimulation simulation = simulation(seed, PeerSettings.defaults());

        simulation.startAll(Duration.ofSeconds(2));
        simulation.run(TIME_TO_HEAL);

        assertIsOneSteadyMesh(simulation);
        assertThat(sum(simulation, PeerCounters::connectionsLost)).isZero();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyoneDiallingEveryoneAtOnceLeavesOneConnectionForEachPairWithoutAGap(long seed) {
        PeerSimulation simulation =
                simulation(seed, PeerSettings.defaults().withDirectionGrace(Duration.ofNanos(1)));

        simulation.startAll(Duration.ofNanos(1));
        simulation.run(TIME_TO_HEAL);

        assertIsOneSteadyMesh(simulation);
        assertThat(sum(simulation, PeerCounters::duplicates)).isPositive();
        assertThat(sum(simulation, PeerCounters::connectionsLost)).isZero();
        assertThat(simulation.readyLinks()).allMatch(PeerMeshSimulationTest::lowerDialled);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theMeshHealsAfterLossesCrashesAndDeadHosts(long seed) {
        PeerSimulation simulation =
                simulation(
                        seed,
                        PeerSettings.defaults()
                                .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(80))
                                .withDirectionGrace(Duration.ofMillis(200)));
        simulation.startAll(Duration.ofSeconds(2));

        for (int i = 0; i < 60; i++) {
            simulation.run(simulation.randomUpTo(Duration.ofSeconds(5)));
            breakSomething(simulation);
        }
        simulation.nodes.stream().filter(node -> !node.isUp()).forEach(SimulatedNode::start);
        simulation.run(TIME_TO_HEAL);

        assertIsOneSteadyMesh(simulation);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void encryptedConnectionsHealAsOthersDo(long seed) {
        PeerSimulation simulation =
                simulation(
                        seed,
                        PeerSettings.defaults()
                                .withBackoff(Duration.ofMillis(250), Duration.ofSeconds(80))
                                .withEncryption(Encryption.PREFERRED));
        simulation.startAll(Duration.ofSeconds(2));

        for (int i = 0; i < 30; i++) {
            simulation.run(simulation.randomUpTo(Duration.ofSeconds(5)));
            breakSomething(simulation);
        }
        simulation.nodes.stream().filter(node -> !node.isUp()).forEach(SimulatedNode::start);
        simulation.run(TIME_TO_HEAL);

        assertIsOneSteadyMesh(simulation);
        assertThat(simulation.nodes)
                .flatMap(node -> node.snapshot().peers())
                .allMatch(peer -> peer.peer().encrypted());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void nodesThatCannotBeDialledAreConnectedByDiallingThemselves(long seed) {
        PeerSimulation simulation = simulation(seed, PeerSettings.defaults());
        SimulatedNode behindNat = simulation.nodes.get(simulation.random.nextInt(SIZE));
        simulation.reachability((from, to) -> to != behindNat);

        simulation.startAll(Duration.ofSeconds(2));
        simulation.run(TIME_TO_HEAL);

        assertIsOneSteadyMesh(simulation);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pairsThatReachEachOtherOneWayOnlyAreConnected(long seed) {
        PeerSimulation simulation = simulation(seed, PeerSettings.defaults());
        simulation.reachability(
                (from, to) -> (from.name.compareTo(to.name) < 0) == oddPair(from, to));

        simulation.startAll(Duration.ofSeconds(2));
        simulation.run(TIME_TO_HEAL);

        assertIsOneSteadyMesh(simulation);
    }

    @Test
    void theSameSeedGivesTheSameEffects() {
        assertThat(digestOfARun(3)).isEqualTo(digestOfARun(3)).isNotEqualTo(digestOfARun(4));
    }

    private static Hash digestOfARun(long seed) {
        PeerSimulation simulation = simulation(seed, PeerSettings.defaults());
        simulation.startAll(Duration.ofSeconds(2));
        for (int i = 0; i < 20; i++) {
            simulation.run(simulation.randomUpTo(Duration.ofSeconds(5)));
            breakSomething(simulation);
        }
        return simulation.digest();
    }

    private static PeerSimulation simulation(long seed, PeerSettings settings) {
        return new PeerSimulation(seed, SIZE, settings, LATENCY);
    }

    private static void breakSomething(PeerSimulation simulation) {
        SimulatedNode node = simulation.nodes.get(simulation.random.nextInt(SIZE));
        if (!node.isUp()) {
            node.start();
            return;
        }
        List<SimulatedLink> links = List.copyOf(node.links());
        switch (simulation.random.nextInt(4)) {
            case 0 -> node.kill();
            case 1 -> node.loseHost();
            case 2 -> links.stream().findAny().ifPresent(SimulatedLink::cut);
            default -> links.stream().findFirst().ifPresent(SimulatedLink::fallSilent);
        }
    }

    private static void assertIsOneSteadyMesh(PeerSimulation simulation) {
        assertIsOneMesh(simulation);
        List<Integer> before = simulation.nodes.stream().map(SimulatedNode::announcements).toList();
        simulation.run(TIME_TO_WATCH);
        assertIsOneMesh(simulation);
        assertThat(simulation.nodes).extracting(SimulatedNode::announcements).isEqualTo(before);
    }

    private static void assertIsOneMesh(PeerSimulation simulation) {
        assertThat(simulation.readyLinks()).hasSize(PAIRS);
        assertThat(simulation.nodes)
                .allSatisfy(node -> {
                    PeersSnapshot snapshot = node.snapshot();
                    assertThat(snapshot.peers()).hasSize(SIZE - 1);
                    assertThat(snapshot.missing()).isEmpty();
                    assertThat(node.links()).hasSize(SIZE - 1);
                    assertThat(snapshot.peers()).allMatch(peer -> peer.pongs() > 0);
                });
    }

    private static long sum(PeerSimulation simulation, ToLongFunction<PeerCounters> counter) {
        return simulation.nodes.stream()
                .map(node -> node.snapshot().counters())
                .mapToLong(counter)
                .sum();
    }

    private static boolean lowerDialled(SimulatedLink link) {
        NodeId dialler = NodeId.of(link.diallingNode().signer.publicKey());
        return dialler.compareTo(NodeId.of(link.acceptingNode().signer.publicKey())) < 0;
    }

    private static boolean oddPair(SimulatedNode one, SimulatedNode other) {
        return (one.address.hashCode() + other.address.hashCode()) % 2 != 0;
    }
}
