package io.timecoin.node.simulation;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Slow disks, torn networks and wrong clocks. */
final class Environment {
    private Environment() {}

    static void slowDisk(Simulation simulation) {
        VirtualNetwork one = Outages.running(simulation, 4);
        one.node(0).slowDisk(Duration.ofMillis(700));
        one.run(Duration.ofSeconds(60));
        for (VirtualNode node : one.nodes().subList(1, 4)) {
            simulation.require(node.height() >= one.due() - 1, "one slow disk holds up " + node);
        }
        VirtualNetwork all = Outages.running(simulation, 4);
        all.nodes().forEach(node -> node.slowDisk(Duration.ofMillis(60)));
        all.run(Duration.ofSeconds(60));
        simulation.require(all.reached(all.due() - 1), "disks of 60 ms make blocks late");
    }

    /** Each process of the node ends at its first write, and another one is started: the others do not mind. */
    static void fullDisk(Simulation simulation) {
        VirtualNetwork network = Outages.running(simulation, 4);
        VirtualNode full = network.node(simulation.random().nextInt(4));
        for (int i = 0; i < 20; i++) {
            full.crashAt(0, CrashMoment.BEFORE_WRITE);
            network.run(Duration.ofMillis(simulation.random().nextInt(500, 3_000)));
            network.startAll();
        }
        for (VirtualNode node : network.nodes()) {
            simulation.require(
                    node == full || node.height() >= network.due() - 1, full + " holds up " + node);
        }
        full.spare();
        network.startAll();
        simulation.within(
                network,
                Duration.ofSeconds(8),
                () -> network.reached(network.due()),
                full + " has space again and is back");
    }

    static void minorityPartition(Simulation simulation) {
        for (Duration length : List.of(Duration.ofSeconds(20), Duration.ofSeconds(150))) {
            VirtualNetwork network = Outages.running(simulation, 4);
            VirtualNode lonely = network.node(simulation.random().nextInt(4));
            network.separate(Set.of(lonely));
            long alone = lonely.height();
            network.run(length);
            simulation.require(lonely.height() <= alone + 1, lonely + " decides alone");
            simulation.require(network.height() >= network.due() - 1, "three of four are held up");
            network.heal();
            simulation.within(
                    network,
                    Duration.ofSeconds(8),
                    () -> network.reached(network.due()),
                    lonely + " is back after " + length);
        }
    }

    static void evenPartition(Simulation simulation) {
        VirtualNetwork network = Outages.running(simulation, 4);
        for (int i = 0; i < 3; i++) {
            network.separate(Set.of(network.node(0), network.node(1 + i)));
            long before = network.height();
            network.run(Duration.ofSeconds(simulation.random().nextInt(10, 60)));
            simulation.require(network.height() <= before + 1, "a half decides alone");
            network.heal();
            simulation.within(
                    network,
                    Duration.ofSeconds(20),
                    () -> network.reached(network.due()),
                    "all are on schedule");
        }
    }

    static void wrongClock(Simulation simulation) {
        for (Duration skew : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
            VirtualNetwork network = simulation.network(4);
            network.node(simulation.random().nextInt(4)).skewClock(skew);
            network.startAll();
            network.run(Duration.ofSeconds(60));
            simulation.require(
                    network.reached(network.due() - 1), "a clock wrong by " + skew + " delays");
            simulation.require(
                    network.height() <= network.due() + 1,
                    "a clock wrong by " + skew + " makes blocks early");
            VirtualNode right =
                    network.nodes().stream()
                            .filter(node -> node.clock().equals(network.now()))
                            .findFirst()
                            .orElseThrow();
            right.crash();
            network.run(Duration.ofSeconds(30));
            simulation.require(
                    network.height() >= network.due() - 2, "a wrong clock and a crash stop all");
            network.start(right);
            simulation.within(
                    network,
                    Duration.ofSeconds(4),
                    () -> network.reached(network.due()),
                    right + " is back");
        }
    }

    /** Half of them start with a clock an hour slow, which would let them sleep for an hour; then it is put right. */
    static void clockPutRight(Simulation simulation) {
        VirtualNetwork network = simulation.network(4);
        List<VirtualNode> slow = network.nodes().subList(0, 2);
        slow.forEach(node -> node.skewClock(Duration.ofHours(-1)));
        network.startAll();
        network.run(Duration.ofSeconds(simulation.random().nextInt(5, 60)));
        slow.forEach(node -> node.skewClock(Duration.ZERO));
        simulation.within(
                network,
                Duration.ofSeconds(20),
                () -> network.reached(network.due()),
                "all are on schedule after the clocks were put right");
    }
}
