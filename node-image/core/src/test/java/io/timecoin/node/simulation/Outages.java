package io.timecoin.node.simulation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Processes that stop and come back. */
final class Outages {
    private static final Duration SOON = Duration.ofSeconds(10);

    /** Heights to make up for after everything stood still; more by the system property simulation.outage. */
    private static final int OUTAGE_HEIGHTS = Integer.getInteger("simulation.outage", 150);

    /** Heights decided in a second after an outage, at the least, on links of a few milliseconds. */
    private static final int CATCH_UP_RATE = 25;

    /** Writes of a node in its first heights, each of which is a moment to die at. */
    private static final int PERSIST_POINTS = 24;

    private Outages() {}

    /** A network that has decided its first heights. */
    static VirtualNetwork running(Simulation simulation, int size) {
        VirtualNetwork network = simulation.network(size);
        network.startAll();
        simulation.within(network, SOON, () -> network.reached(3), "the first heights");
        return network;
    }

    static void everySlot(Simulation simulation) {
        for (int size : List.of(1, 3, 4, 6, 7)) {
            VirtualNetwork network = simulation.network(size);
            network.startAll();
            network.run(Duration.ofSeconds(30));
            for (VirtualNode node : network.nodes()) {
                simulation.require(node.height() >= network.due() - 1, node + " is late");
                simulation.require(
                        node.status().chain().missedSlots() == 0, node + " missed a slot");
                simulation.require(
                        node.status().peers().size() == size - 1, node + " lacks a peer");
                simulation.require(
                        node.status().connectionsLost() == 0, node + " lost a connection");
            }
        }
    }

    static void oneNodeBehind(Simulation simulation) {
        for (int missed : List.of(1, 3, 5, 20)) {
            VirtualNetwork network = running(simulation, 4);
            VirtualNode late = network.node(simulation.random().nextInt(4));
            late.crash();
            long goal = late.height() + missed;
            simulation.within(
                    network,
                    Duration.ofSeconds(10 + 4L * missed),
                    () -> network.height() >= goal,
                    "three of four go on");
            network.start(late);
            simulation.within(
                    network,
                    Duration.ofSeconds(3),
                    () -> !late.status().peers().isEmpty(),
                    late + " has a peer");
            simulation.within(
                    network,
                    Duration.ofSeconds(missed <= 5 ? 1 : 2),
                    () -> late.height() >= goal,
                    "a node " + missed + " blocks behind is back");
        }
    }

    static void networkBehindSchedule(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        network.run(Duration.ofSeconds(200));
        network.startAll();
        simulation.within(
                network, SOON, () -> network.reached(network.due()), "all are on schedule");
    }

    static void someAheadSomeBehind(Simulation simulation) {
        VirtualNetwork network = running(simulation, 7);
        for (int i = 0; i < 5; i++) {
            network.node(i).crash();
            network.run(Duration.ofSeconds(7));
        }
        network.crashAll();
        network.run(Duration.ofSeconds(30));
        network.startAll();
        simulation.within(
                network, SOON, () -> network.reached(network.due()), "all are on schedule");
    }

    static void leaderSilent(Simulation simulation) {
        record Links(Duration least, Duration most, Duration limit) {}
        List<Links> kinds =
                List.of(
                        new Links(millis(1), millis(3), millis(800)),
                        new Links(millis(10), millis(30), millis(1_000)),
                        new Links(millis(50), millis(100), millis(1_500)));
        for (Links links : kinds) {
            VirtualNetwork network = running(simulation, 4);
            network.conditions().latency(links.least(), links.most());
            for (int i = 0; i < 5; i++) {
                network.run(Duration.ofSeconds(6));
                silenceNextLeader(simulation, network, links.limit());
            }
        }
    }

    private static void silenceNextLeader(
            Simulation simulation, VirtualNetwork network, Duration limit) {
        long next = network.due() + 1;
        Instant slot = network.genesis().slotTime(next);
        network.run(Duration.between(network.now(), slot).minusMillis(100));
        VirtualNode leader = network.nextLeader();
        leader.crash();
        simulation.within(
                network,
                limit.plusMillis(100),
                () -> network.reached(next),
                "the next leader's block");
        network.start(leader);
    }

    static void noQuorum(Simulation simulation) {
        VirtualNetwork network = running(simulation, 4);
        network.node(0).crash();
        network.node(1).crash();
        long stopped = network.height();
        network.run(Duration.ofSeconds(60));
        simulation.require(network.height() <= stopped + 1, "two of four decide alone");
        network.startAll();
        simulation.within(
                network, SOON, () -> network.reached(network.due()), "all are on schedule");
    }

    static void majorityRestart(Simulation simulation) {
        VirtualNetwork network = running(simulation, 4);
        for (int i = 0; i < 5; i++) {
            network.run(Duration.ofMillis(simulation.random().nextInt(1, 4_000)));
            network.nodes().subList(0, 3).forEach(VirtualNode::crash);
            network.run(Duration.ofMillis(simulation.random().nextInt(1, 2_000)));
            network.startAll();
            long next = network.height() + 1;
            simulation.within(
                    network,
                    Duration.ofSeconds(6),
                    () -> network.reached(next),
                    "a block after the restart of three of four");
        }
    }

    static void allRestartAfterOutage(Simulation simulation) {
        VirtualNetwork network = running(simulation, 4);
        network.crashAll();
        network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(OUTAGE_HEIGHTS));
        network.startAll();
        simulation.within(
                network,
                SOON.plusSeconds(OUTAGE_HEIGHTS / CATCH_UP_RATE),
                () -> network.reached(network.due()),
                "all are on schedule");
    }

    static void rollingUpgrade(Simulation simulation) {
        VirtualNetwork network = running(simulation, 4);
        for (VirtualNode node : network.nodes()) {
            node.crash();
            network.run(Duration.ofMillis(simulation.random().nextInt(100, 5_000)));
            node.runVersion("1.1.0");
            network.start(node);
            simulation.within(
                    network,
                    Duration.ofSeconds(4),
                    () -> network.reached(network.due()),
                    node + " is back");
            network.run(Duration.ofSeconds(4));
        }
    }

    static void killAtEveryPersistPoint(Simulation simulation) {
        for (CrashMoment moment : CrashMoment.values()) {
            for (int point = 0; point < PERSIST_POINTS; point++) {
                VirtualNetwork network = simulation.network(simulation.random().nextInt(3, 5));
                VirtualNode victim = network.node(simulation.random().nextInt(3));
                victim.crashAt(point, moment);
                network.startAll();
                simulation.within(
                        network,
                        Duration.ofSeconds(60),
                        () -> !victim.isUp(),
                        "write " + point + " of " + victim);
                network.run(Duration.ofMillis(simulation.random().nextInt(1, 1_000)));
                network.start(victim);
                long next = network.height() + 2;
                simulation.within(
                        network,
                        SOON,
                        () -> network.reached(next),
                        "blocks after the death of %s at write %d, %s"
                                .formatted(victim, point, moment));
            }
        }
    }

    private static Duration millis(int count) {
        return Duration.ofMillis(count);
    }
}
