package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeReport.BlockCommitted;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What {@code ./timenet bench node} takes from the simulator, once: a line {@code name value} for each figure. Times of
 * blocks are those of the virtual clock, so that the machine has no part in them.
 *
 * <pre>SEED</pre>
 */
public final class MeasureSimulation {
    private static final int MASTERNODES = 4;
    private static final int HUNDRED = 100;
    private static final Duration TIME_OF_HUNDRED = VirtualNetwork.BLOCK_INTERVAL.multipliedBy(5);
    private static final int CROWD = 64;
    private static final Duration CROWD_TIME = Duration.ofSeconds(60);
    private static final Duration TIME = Duration.ofSeconds(60);
    private static final int DEATHS = 5;
    private static final double NANOS_PER_MILLI = 1e6;

    /** The delays of messages for which there are aims. */
    private enum Links {
        NEAR(1, 3),
        FAR(10, 30),
        FARTHEST(50, 100);

        private final Duration least;
        private final Duration most;

        Links(int leastMillis, int mostMillis) {
            this.least = Duration.ofMillis(leastMillis);
            this.most = Duration.ofMillis(mostMillis);
        }
    }

    private final long seed;
    private final PrintStream out;

    private MeasureSimulation(long seed, PrintStream out) {
        this.seed = seed;
        this.out = out;
    }

    /** Measures and prints. */
    public static void main(String[] arguments) {
        new MeasureSimulation(Long.parseLong(arguments[0]), System.out).run();
    }

    private void run() {
        for (Links links : Links.values()) {
            print("commit." + links, median(commits(links)));
            print("takeover." + links, median(takeovers(links)));
        }
        print("missed.hundred", missedByAHundred());
        print("speed.crowd", crowdSpeed());
    }

    private void print(String name, double value) {
        out.println(name + " " + value);
    }

    /** Milliseconds from slot to commit, at every node. */
    private List<Double> commits(Links links) {
        List<Double> commits = new ArrayList<>();
        VirtualNetwork network = running(links, commits);
        commits.clear();
        network.run(TIME);
        return commits;
    }

    /** The same for heights whose first leader died a moment before its slot. */
    private List<Double> takeovers(Links links) {
        List<Double> commits = new ArrayList<>();
        VirtualNetwork network = running(links, commits);
        List<Double> takeovers = new ArrayList<>();
        for (int i = 0; i < DEATHS; i++) {
            long next = network.due() + 1;
            Instant slot = network.genesis().slotTime(next);
            network.run(Duration.between(network.now(), slot).minusMillis(100));
            VirtualNode leader = network.nextLeader();
            leader.crash();
            commits.clear();
            network.runUntil(() -> network.reached(next), Duration.ofSeconds(10));
            takeovers.addAll(commits);
            network.start(leader);
            network.run(VirtualNetwork.BLOCK_INTERVAL.multipliedBy(3));
        }
        return takeovers;
    }

    private VirtualNetwork running(Links links, List<Double> commits) {
        VirtualNetwork network =
                Outages.running(
                        new Simulation(seed, List.of((_, effect) -> keep(effect, commits))),
                        MASTERNODES);
        network.conditions().latency(links.least, links.most);
        network.run(VirtualNetwork.BLOCK_INTERVAL);
        return network;
    }

    private static void keep(NodeEffect effect, List<Double> commits) {
        if (effect instanceof NodeEffect.Report(BlockCommitted block)) {
            commits.add((double) block.afterSlot().toNanos() / NANOS_PER_MILLI);
        }
    }

    private double missedByAHundred() {
        VirtualNetwork network =
                Crowds.live(new Simulation(seed, List.of()), HUNDRED, TIME_OF_HUNDRED);
        return network.nodes().stream()
                .mapToLong(node -> node.status().chain().missedSlots())
                .max()
                .orElseThrow();
    }

    /** Seconds of the network in a second of one processor, whatever else the machine does. */
    private double crowdSpeed() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        Crowds.live(new Simulation(seed, List.of()), CROWD, CROWD_TIME);
        return (double) CROWD_TIME.toNanos() / (threads.getCurrentThreadCpuTime() - start);
    }

    private static double median(List<Double> values) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }
}
