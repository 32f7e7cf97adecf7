package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A run under a virtual clock: a storm of latency, loss, repetition, partitions, skewed starts and crashes, then calm. What
 * was decided in the storm must agree, and in the calm every member that is up decides the rest within a bound
 * (consensus.md §6).
 */
final class TimedSimulation implements World {
    /**
     * What happens to a run.
     *
     * @param size members
     * @param faulty of them that lie all the time
     * @param dead of them that never come back from the storm
     * @param storm how long everything goes wrong
     * @param lossPercent of messages in the storm
     * @param linkMillis the longest latency in the calm, in ms; the shortest is a third of it
     */
    record Conditions(
            int size,
            int faulty,
            int dead,
            int heights,
            Duration storm,
            int lossPercent,
            int linkMillis) {}

    private record Event(long atMillis, long order, Runnable action) {}

    private static final int LIE_EVERY_MILLIS = 40;
    private static final int LONGEST_LATENCY_MILLIS = 1_500;
    private static final int LONGEST_SKEW_MILLIS = 1_000;
    private static final int LONGEST_OUTAGE_MILLIS = 3_000;

    private final Conditions conditions;
    private final SplittableRandom random;
    private final boolean digesting;
    private final List<SimulatedMember> honest = new ArrayList<>();
    private final List<ByzantineMember> liars = new ArrayList<>();
    private final PriorityQueue<Event> events =
            new PriorityQueue<>(
                    Comparator.comparingLong(Event::atMillis).thenComparingLong(Event::order));
    private int[] side;
    private boolean calm;
    private long now;
    private long scheduled;
    private Hash digest = Hash.ZERO;

    TimedSimulation(long seed, Conditions conditions, Defect defect, boolean digesting) {
        this.conditions = conditions;
        this.digesting = digesting;
        random = new SplittableRandom(seed);
        side = new int[conditions.size()];
        TestNetwork network = new TestNetwork(conditions.size());
        Invariants invariants = new Invariants(network, defect.rules());
        int shift = random.nextInt(conditions.size());
        for (int index = 0; index < conditions.size(); index++) {
            if ((index + shift) % conditions.size() < conditions.faulty()) {
                liars.add(new ByzantineMember(index, network, invariants, random.split()));
            } else {
                honest.add(
                        new SimulatedMember(
                                index, network, this, invariants, defect, conditions.heights()));
            }
        }
    }

    Hash digest() {
        return digest;
    }

    /** Runs storm and calm; gives the milliseconds of calm until all that are up have decided everything. */
    long run(Duration bound) {
        long stormEnds = conditions.storm().toMillis();
        honest.forEach(
                member -> after(random.nextInt(LONGEST_SKEW_MILLIS), () -> startUnlessUp(member)));
        if (stormEnds > 0) {
            after(0, this::partition);
            after(0, this::crashSomeone);
        }
        after(stormEnds, this::endStorm);
        if (!liars.isEmpty()) {
            after(0, this::lie);
        }
        while (!isFinished()) {
            Event next = events.remove();
            now = next.atMillis;
            next.action.run();
            Invariants.require(
                    now <= stormEnds + bound.toMillis(),
                    "no progress: " + honest.stream().map(SimulatedMember::view).toList());
        }
        return now - stormEnds;
    }

    private boolean isFinished() {
        return calm
                && honest.stream().filter(SimulatedMember::isUp).allMatch(SimulatedMember::isDone);
    }

    private void endStorm() {
        calm = true;
        side = new int[conditions.size()];
        List<SimulatedMember> living = new ArrayList<>(honest);
        for (int i = 0; i < conditions.dead(); i++) {
            living.remove(random.nextInt(living.size())).crash();
        }
        living.forEach(this::startUnlessUp);
    }

    private void startUnlessUp(SimulatedMember member) {
        if (!member.isUp()) {
            member.start();
        }
    }

    private void partition() {
        if (!calm) {
            int sides = 1 + random.nextInt(3);
            for (int index = 0; index < side.length; index++) {
                side[index] = random.nextInt(sides);
            }
            after(500L + random.nextInt(4_000), this::partition);
        }
    }

    private void crashSomeone() {
        if (!calm) {
            SimulatedMember member = honest.get(random.nextInt(honest.size()));
            member.crash();
            after(
                    random.nextInt(LONGEST_OUTAGE_MILLIS),
                    () -> {
                        if (!calm) {
                            startUnlessUp(member);
                        }
                    });
            after(500L + random.nextInt(4_000), this::crashSomeone);
        }
    }

    private void lie() {
        ByzantineMember liar = liars.get(random.nextInt(liars.size()));
        SimulatedMember target = honest.get(random.nextInt(honest.size()));
        if (target.isUp() && !target.isDone()) {
            liar.lieTo(target).forEach(packet -> target.receive(0, packet));
        }
        after(LIE_EVERY_MILLIS, this::lie);
    }

    @Override
    public void send(int from, int to, Packet packet) {
        liars.forEach(liar -> liar.overhear(packet));
        boolean lost =
                !calm && (side[from] != side[to] || random.nextInt(100) < conditions.lossPercent());
        int copies = lost ? 0 : !calm && random.nextInt(20) == 0 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            after(latency(), () -> deliver(from, to, packet));
        }
    }

    private long latency() {
        int shortest = conditions.linkMillis() / 3;
        return calm
                ? shortest + random.nextInt(conditions.linkMillis() - shortest + 1)
                : random.nextInt(random.nextInt(1, LONGEST_LATENCY_MILLIS));
    }

    private void deliver(int from, int to, Packet packet) {
        honest.stream()
                .filter(member -> member.index == to && member.isUp())
                .forEach(member -> member.receive(from, packet));
    }

    @Override
    public void arm(SimulatedMember member, ConsensusTimeout timeout, Duration delay) {
        int start = member.starts();
        after(
                delay.toMillis(),
                () -> {
                    if (member.isUp() && member.starts() == start) {
                        member.timedOut(timeout);
                    }
                });
    }

    @Override
    public void answer(SimulatedMember member, ConsensusEvent event) {
        int start = member.starts();
        long height = member.height();
        after(
                1,
                () -> {
                    boolean current = member.starts() == start && member.height() == height;
                    if (member.isUp() && current) {
                        member.step(event);
                    }
                });
    }

    @Override
    public boolean crashesNow(SimulatedMember member) {
        return false;
    }

    @Override
    public void observe(int member, ConsensusEffect effect) {
        if (digesting) {
            digest = Sha256.hash(digest.bytes(), Bytes.utf8(now + " " + member + " " + effect));
        }
    }

    private void after(long millis, Runnable action) {
        events.add(new Event(now + millis, scheduled++, action));
    }
}
