package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A run without time: any message on its way may be delivered, lost or repeated now, any timer may fire now, anyone may
 * crash now (consensus.md §6). It looks for breaches of safety only.
 */
final class AsynchronousSimulation implements World {
    /** Messages on their way, each once; beyond this one of them is lost. */
    private static final int PENDING_PER_MEMBER = 12;

    /** Of timers for a resend, which are always there and would drown the others. */
    private static final int RESENDS_HELD_BACK_PERCENT = 80;

    /** Of a link in one direction. */
    private static final int[] LOSS_PERCENTS = {0, 0, 10, 50, 95};

    private static final int SILENT_PERCENT = 98;

    private record Message(int from, int to, Packet packet) {}

    private record Timer(SimulatedMember member, int start, ConsensusTimeout timeout) {}

    /** How often each kind of thing happens; every run has its own, so that rare mixtures come up too. */
    private record Habits(int answers, int messages, int timers, int lies, int crashes) {
        static Habits any(SplittableRandom random) {
            return new Habits(
                    10 + random.nextInt(40),
                    30 + random.nextInt(60),
                    1 + random.nextInt(10),
                    random.nextInt(15),
                    random.nextInt(3));
        }

        int total() {
            return answers + messages + timers + lies + crashes;
        }
    }

    private record Answer(SimulatedMember member, int start, ConsensusEvent event, long height) {}

    private final SplittableRandom random;
    private final List<SimulatedMember> honest = new ArrayList<>();
    private final List<ByzantineMember> faulty = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();
    private final List<Timer> timers = new ArrayList<>();
    private final List<Answer> answers = new ArrayList<>();
    private final Habits habits;
    private final int[][] lossPercent;
    private final boolean digesting;
    private Hash digest = Hash.ZERO;

    AsynchronousSimulation(
            long seed, int size, int faults, int heights, Defect defect, boolean digesting) {
        this.digesting = digesting;
        random = new SplittableRandom(seed);
        habits = Habits.any(random);
        TestNetwork network = new TestNetwork(size);
        Invariants invariants = new Invariants(network, defect.rules());
        int shift = random.nextInt(size);
        for (int index = 0; index < size; index++) {
            if ((index + shift) % size < faults) {
                faulty.add(new ByzantineMember(index, network, invariants, random.split()));
            } else {
                honest.add(new SimulatedMember(index, network, this, invariants, defect, heights));
            }
        }
        lossPercent = lossPercents(size);
    }

    /** Losses at random, one member whom nobody hears, or two sides that hardly hear each other. */
    private int[][] lossPercents(int size) {
        int shape = random.nextInt(3);
        int silent = random.nextInt(size);
        if (random.nextBoolean()) {
            faulty.forEach(liar -> liar.favour(silent));
        }
        int[] sides = random.ints(size, 0, 2).toArray();
        int[][] percents = new int[size][size];
        for (int from = 0; from < size; from++) {
            for (int to = 0; to < size; to++) {
                percents[from][to] =
                        switch (shape) {
                            case 0 -> LOSS_PERCENTS[random.nextInt(LOSS_PERCENTS.length)];
                            case 1 -> from == silent ? SILENT_PERCENT : 0;
                            default -> sides[from] == sides[to] ? 0 : SILENT_PERCENT;
                        };
            }
        }
        return percents;
    }

    /** Takes so many turns, or fewer if all is decided; gives the digest of all effects. */
    Hash run(int turns) {
        honest.forEach(SimulatedMember::start);
        for (int turn = 0;
                turn < turns && !honest.stream().allMatch(SimulatedMember::isDone);
                turn++) {
            turn();
        }
        return digest;
    }

    private void turn() {
        int choice = random.nextInt(habits.total());
        if (choice < habits.answers) {
            answerNow();
        } else if (choice < habits.answers + habits.messages) {
            deliver();
        } else if (choice < habits.answers + habits.messages + habits.timers) {
            fire();
        } else if (choice < habits.total() - habits.crashes) {
            lie();
        } else {
            crashOrStart();
        }
    }

    private void answerNow() {
        if (!answers.isEmpty()) {
            Answer answer = take(answers);
            boolean current =
                    answer.member.starts() == answer.start
                            && answer.member.height() == answer.height;
            if (current && answer.member.isUp()) {
                answer.member.step(answer.event);
            }
        }
    }

    private void deliver() {
        if (!messages.isEmpty()) {
            Message message = random.nextInt(10) == 0 ? any(messages) : take(messages);
            if (random.nextInt(100) >= lossPercent[message.from][message.to]) {
                honest.stream()
                        .filter(member -> member.index == message.to && member.isUp())
                        .forEach(member -> member.receive(message.from, message.packet));
            }
        }
    }

    private void fire() {
        if (!timers.isEmpty()) {
            Timer timer = take(timers);
            boolean resends = timer.timeout.kind() == ConsensusTimeout.Kind.RESEND;
            if (resends && random.nextInt(100) < RESENDS_HELD_BACK_PERCENT) {
                timers.add(timer);
            } else if (timer.member.starts() == timer.start && timer.member.isUp()) {
                timer.member.timedOut(timer.timeout);
            }
        }
    }

    private void lie() {
        if (!faulty.isEmpty()) {
            SimulatedMember target = any(honest);
            for (Packet lie : any(faulty).lieTo(target)) {
                if (target.isUp()) {
                    target.receive(0, lie);
                }
            }
        }
    }

    /** Few are down at a time, or nothing would happen. */
    private void crashOrStart() {
        List<SimulatedMember> down = honest.stream().filter(member -> !member.isUp()).toList();
        if (down.isEmpty()) {
            any(honest).crash();
        } else {
            any(down).start();
        }
    }

    @Override
    public void send(int from, int to, Packet packet) {
        faulty.forEach(member -> member.overhear(packet));
        Message message = new Message(from, to, packet);
        if (!messages.contains(message)) {
            messages.add(message);
        }
        if (messages.size() > PENDING_PER_MEMBER * lossPercent.length) {
            take(messages);
        }
    }

    @Override
    public void arm(SimulatedMember member, ConsensusTimeout timeout, Duration after) {
        timers.removeIf(timer -> timer.member == member && timer.start < member.starts());
        timers.add(new Timer(member, member.starts(), timeout));
    }

    @Override
    public void answer(SimulatedMember member, ConsensusEvent event) {
        answers.add(new Answer(member, member.starts(), event, member.height()));
    }

    @Override
    public boolean crashesNow(SimulatedMember member) {
        return random.nextInt(400) == 0;
    }

    @Override
    public void observe(int member, ConsensusEffect effect) {
        if (digesting) {
            digest = Sha256.hash(digest.bytes(), Bytes.utf8(member + " " + effect));
        }
    }

    private <T> T any(List<T> items) {
        return items.get(random.nextInt(items.size()));
    }

    private <T> T take(List<T> items) {
        int index = random.nextInt(items.size());
        T item = items.get(index);
        items.set(index, items.getLast());
        items.removeLast();
        return item;
    }
}
