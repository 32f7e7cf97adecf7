package io.timecoin.node.app;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.core.NodeTimer;
import io.timecoin.node.store.StoreBatch;
import io.timecoin.node.store.StoreRefused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Drives the node's state machine: the one thread in {@link #run} owns it, and everybody else leaves events and questions
 * in the inbox. A tick takes what waits there, writes all that is to be stored in one synced batch, and only then sends.
 */
final class EventLoop {
    /** Events of one tick, so that one disk write serves many and yet none waits long for it. */
    static final int TICK_EVENTS = 256;

    /** Longest sleep of an idle loop; nothing depends on waking up. */
    private static final Duration IDLE = Duration.ofMinutes(1);

    private final Timers<NodeTimer> timers = new Timers<>();
    private final StateMachine machine;
    private final Consumer<StoreBatch> store;
    private final Outlet outlet;
    private final Inbox inbox;
    private final LoopClock clock;
    private volatile boolean stopping;

    /** @param store writes a batch so that it is on disk when the call returns */
    EventLoop(
            StateMachine machine,
            Consumer<StoreBatch> store,
            Outlet outlet,
            Inbox inbox,
            LoopClock clock) {
        this.machine = machine;
        this.store = store;
        this.outlet = outlet;
        this.inbox = inbox;
        this.clock = clock;
    }

    /**
     * Answers a question on the owner thread, after the writes of its tick, so that what it tells is on disk. For any
     * other thread.
     *
     * @throws TimeoutException if the loop did not come to it in time, or has stopped
     */
    <T> T ask(Supplier<T> question, Duration atMost) throws InterruptedException, TimeoutException {
        FutureTask<T> task = new FutureTask<>(question::get);
        inbox.add(task);
        try {
            return task.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the question failed", e.getCause());
        } finally {
            task.cancel(false);
        }
    }

    /** Ends {@link #run} after the tick at work. Events that still wait are dropped: peers send them again. */
    void stop() {
        stopping = true;
        // An idle loop looks up.
        inbox.add(new FutureTask<>(() -> {}, true));
    }

    /**
     * Runs on the calling thread, which owns the state machine from now on, until {@link #stop}.
     *
     * @throws StoreRefused when a batch cannot be written: nothing that depends on it was sent
     */
    void run() throws InterruptedException {
        perform(machine.step(new NodeEvent.Started(), clock.now()));
        while (!stopping) {
            long untilTimer = timers.nanosToNext(clock.nanoTime()).orElse(IDLE.toNanos());
            tick(inbox.poll(untilTimer));
        }
    }

    /** @param first null when a timer was due first */
    private void tick(Inbox.@Nullable Entry first) {
        List<NodeEffect> effects = new ArrayList<>();
        List<FutureTask<?>> questions = new ArrayList<>();
        for (NodeTimer timer : timers.takeDue(clock.nanoTime())) {
            effects.addAll(machine.step(new NodeEvent.TimerFired(timer), clock.now()));
        }
        Inbox.Entry entry = first;
        for (int taken = 1; entry != null; taken++) {
            switch (entry) {
                case Inbox.Entry.Event(NodeEvent event, Runnable handled) -> {
                    effects.addAll(machine.step(event, clock.now()));
                    handled.run();
                }
                case Inbox.Entry.Question(FutureTask<?> task) -> questions.add(task);
            }
            entry = taken < TICK_EVENTS && !commits(effects) ? inbox.poll() : null;
        }
        perform(effects);
        questions.forEach(FutureTask::run);
    }

    /** A committed block ends the tick: the next event may ask for it, so it has to be in the store. */
    private static boolean commits(List<NodeEffect> effects) {
        return effects.stream().anyMatch(NodeEffect.Commit.class::isInstance);
    }

    /** Persist, then send (consensus.md §2): nothing leaves before the batch is on disk. */
    private void perform(List<NodeEffect> effects) {
        StoreBatch batch = batch(effects);
        if (!batch.isEmpty()) {
            store.accept(batch);
        }
        effects.forEach(this::performStored);
    }

    private static StoreBatch batch(List<NodeEffect> effects) {
        StoreBatch.Builder batch = new StoreBatch.Builder();
        for (NodeEffect effect : effects) {
            switch (effect) {
                case NodeEffect.Persist(var record) -> batch.consensusRecord(record);
                case NodeEffect.Commit(var block, var after, var changes, var membership) ->
                        batch.add(new StoreBatch.Commit(block, after, changes, membership));
                case NodeEffect.KeepOld(var block) -> batch.oldBlock(block);
                case NodeEffect.ReplaceCertificate(var certificate) ->
                        batch.certificate(certificate);
                case NodeEffect.Lock(var transaction, long lockedAt) ->
                        batch.lock(new StoreBatch.Lock(transaction, lockedAt));
                case NodeEffect.Contest(var outpoint, long lockedAt) ->
                        batch.contested(new StoreBatch.Contested(outpoint, lockedAt));
                case NodeEffect.Adopted(long set) -> batch.adopted(set);
                case NodeEffect.KeepCertificate(var certificate) -> batch.finality(certificate);
                case NodeEffect.Send _,
                        NodeEffect.Answer _,
                        NodeEffect.Notify _,
                        NodeEffect.Dial _,
                        NodeEffect.Encrypt _,
                        NodeEffect.HandshakeDone _,
                        NodeEffect.Close _,
                        NodeEffect.Arm _,
                        NodeEffect.Report _,
                        NodeEffect.Halt _ -> {}
            }
        }
        return batch.build();
    }

    /** Performs an effect when all that its tick stores is on disk. */
    private void performStored(NodeEffect effect) {
        switch (effect) {
            case NodeEffect.Persist _,
                    NodeEffect.Commit _,
                    NodeEffect.KeepOld _,
                    NodeEffect.ReplaceCertificate _,
                    NodeEffect.Lock _,
                    NodeEffect.Contest _,
                    NodeEffect.Adopted _,
                    NodeEffect.KeepCertificate _ -> {}
            case NodeEffect.Answer answer -> outlet.answer(answer);
            case NodeEffect.Notify notice -> outlet.tell(notice);
            case NodeEffect.Send send -> outlet.send(send);
            case NodeEffect.Dial dial -> outlet.dial(dial);
            case NodeEffect.Encrypt encrypt -> outlet.encrypt(encrypt);
            case NodeEffect.HandshakeDone done -> outlet.handshakeDone(done);
            case NodeEffect.Close close -> outlet.close(close);
            case NodeEffect.Arm(NodeTimer timer, Duration delay) ->
                    timers.arm(timer, delay, clock.nanoTime());
            case NodeEffect.Report report -> outlet.report(report);
            // The state machine has stopped signing by itself and reported it; it goes on to
            // answer.
            case NodeEffect.Halt _ -> {}
        }
    }
}
