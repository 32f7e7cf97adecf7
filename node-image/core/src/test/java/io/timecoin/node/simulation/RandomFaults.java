package io.timecoin.node.simulation;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Anything at any time; and when it ends, the network goes on. */
final class RandomFaults {
    private static final int FAULTS = 40;

    /** Most time between two faults, in milliseconds. */
    private static final int PAUSE_MILLIS = 2_500;

    /** After the last fault somebody decides again within this time: rounds have grown to eight seconds. */
    private static final Duration HEALING = Duration.ofSeconds(40);

    /** Most that a clock is put forward or back, in milliseconds: fifteen slots. */
    private static final int SKEW_MILLIS = 30_000;

    /** Any of so many earliest actions may be next. */
    private static final int DISORDER = 12;

    private RandomFaults() {}

    static void honest(Simulation simulation) {
        VirtualNetwork network = simulation.network(simulation.random().nextInt(3, 8));
        run(simulation, network);
    }

    static void withLiars(Simulation simulation) {
        int size = simulation.random().nextBoolean() ? 4 : 7;
        VirtualNetwork network = simulation.network(size);
        network.nodes().subList(0, size / 3).forEach(node -> simulation.corrupt(network, node));
        run(simulation, network);
    }

    /** Time means nothing: any message may be late, any timer early. */
    static void asynchronous(Simulation simulation) {
        int size = simulation.random().nextBoolean() ? 4 : 7;
        VirtualNetwork network = simulation.network(size);
        network.nodes().subList(0, size / 3).forEach(node -> simulation.corrupt(network, node));
        network.time().disorder(DISORDER);
        run(simulation, network);
    }

    /** Strikes a network for a while, then repairs it and expects it to go on. */
    static void run(Simulation simulation, VirtualNetwork network) {
        network.startAll();
        for (int i = 0; i < FAULTS; i++) {
            network.run(Duration.ofMillis(simulation.random().nextInt(1, PAUSE_MILLIS)));
            strike(simulation.random(), network);
        }
        repair(network);
        long next = network.height() + 2;
        simulation.within(network, HEALING, () -> network.reached(next), "all go on");
        simulation.within(
                network,
                HEALING.plusSeconds(network.due() - next),
                () -> network.reached(network.due()),
                "all are on schedule");
    }

    private static void strike(Random random, VirtualNetwork network) {
        VirtualNode node = network.node(random.nextInt(network.nodes().size()));
        switch (random.nextInt(11)) {
            case 0, 1 -> node.crashAt(0, CrashMoment.any(random));
            case 2 -> {
                if (node.isUp()) {
                    node.crash();
                }
            }
            case 3, 4 -> network.startAll();
            case 5 -> network.separate(island(random, network));
            case 6 -> network.heal();
            case 7 -> network.links().breakOne(random);
            case 8 -> node.slowDisk(Duration.ofMillis(random.nextInt(300)));
            case 9 -> node.skewClock(Duration.ofMillis(random.nextInt(-SKEW_MILLIS, SKEW_MILLIS)));
            default ->
                    network.conditions()
                            .latency(
                                    Duration.ofMillis(random.nextInt(50)),
                                    Duration.ofMillis(random.nextInt(50, 400)));
        }
    }

    private static void repair(VirtualNetwork network) {
        network.time().order();
        network.heal();
        network.conditions().usualLatency();
        network.nodes().forEach(VirtualNode::spare);
        network.nodes().forEach(node -> node.slowDisk(Duration.ZERO));
        network.nodes().forEach(node -> node.skewClock(Duration.ZERO));
        network.startAll();
    }

    private static Set<VirtualNode> island(Random random, VirtualNetwork network) {
        Set<VirtualNode> island = new HashSet<>();
        List<VirtualNode> nodes = network.nodes();
        nodes.stream().filter(_ -> random.nextBoolean()).forEach(island::add);
        return island;
    }
}
