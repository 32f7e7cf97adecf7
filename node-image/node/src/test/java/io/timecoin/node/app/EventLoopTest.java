package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.core.NodeTimer;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.store.StoreBatch;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventLoopTest {
    /** Far above what anything here takes, so that only a hang meets it. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final PeerAddress ADDRESS = new PeerAddress("127.0.0.1", 1);

    /** What the loop did to the outside, in order. */
    private final List<String> done = Collections.synchronizedList(new ArrayList<>());

    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Function<NodeEvent, List<NodeEffect>> machine = event -> List.of();
    private final Inbox inbox = new Inbox(() -> done.add("pause"), () -> done.add("resume"));
    private final EventLoop loop =
            new EventLoop(
                    (event, now) -> machine.apply(event),
                    this::store,
                    new RecordingOutlet(done),
                    inbox,
                    LoopClock.system());
    private final Thread owner =
            Thread.ofPlatform()
                    .uncaughtExceptionHandler((_, e) -> failure.set(e))
                    .unstarted(this::run);

    private void run() {
        try {
            loop.run();
        } catch (InterruptedException e) {
            failure.set(e);
        }
    }

    private void store(StoreBatch batch) {
        batch.consensusRecord().ifPresent(record -> done.add("stored " + record.toUtf8()));
    }

    private void start(Function<NodeEvent, List<NodeEffect>> reaction) {
        machine = reaction;
        owner.start();
    }

    private void awaitDone(int size) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (done.size() < size && System.nanoTime() < deadline) {
            loop.ask(() -> done.size(), PATIENCE);
        }
        assertThat(done).hasSizeGreaterThanOrEqualTo(size);
    }

    @AfterEach
    void stop() throws InterruptedException {
        loop.stop();
        owner.join(PATIENCE);
        assertThat(owner.isAlive()).isFalse();
    }

    private static NodeEffect persist(String record) {
        return new NodeEffect.Persist(Bytes.utf8(record));
    }

    private static NodeEvent closed(long connection) {
        return new NodeEvent.Peers(
                new PeerEvent.ConnectionClosed(new ConnectionId(connection), "test"));
    }

    @Test
    void theFirstEventIsTheStart() throws Exception {
        start(event ->
                event instanceof NodeEvent.Started
                        ? List.of(new NodeEffect.Dial(ADDRESS))
                        : List.of());

        awaitDone(1);

        assertThat(done).containsExactly("dial " + ADDRESS);
    }

    @Test
    void allThatATickStoresIsOnDiskBeforeAnythingLeaves() throws Exception {
        start(event -> List.of(new NodeEffect.Dial(ADDRESS), persist("votes")));

        awaitDone(2);

        assertThat(done.subList(0, 2)).containsExactly("stored votes", "dial " + ADDRESS);
    }

    @Test
    void eventsThatWaitShareOneWriteAndTheLastRecordCounts() throws Exception {
        CountDownLatch bothWait = new CountDownLatch(1);
        start(event ->
                switch (event) {
                    case NodeEvent.Started() -> {
                        await(bothWait);
                        yield List.of();
                    }
                    case NodeEvent.Peers(var peerEvent) ->
                            List.of(persist(peerEvent.toString()), new NodeEffect.Dial(ADDRESS));
                    case NodeEvent.TimerFired _, NodeEvent.Submitted _ -> List.of();
                });
        inbox.add(closed(1));
        inbox.add(closed(2));
        bothWait.countDown();

        awaitDone(3);

        assertThat(done)
                .containsExactly(
                        "stored " + ((NodeEvent.Peers) closed(2)).event(),
                        "dial " + ADDRESS,
                        "dial " + ADDRESS);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void anArmedTimerFires() throws Exception {
        start(event ->
                switch (event) {
                    case NodeEvent.Started() ->
                            List.of(
                                    new NodeEffect.Arm(
                                            new NodeTimer.SlotOpens(7), Duration.ofMillis(5)));
                    case NodeEvent.TimerFired(NodeTimer timer) ->
                            List.of(persist(timer.toString()));
                    case NodeEvent.Peers _, NodeEvent.Submitted _ -> List.of();
                });

        awaitDone(1);

        assertThat(done).containsExactly("stored " + new NodeTimer.SlotOpens(7));
    }

    @Test
    void aQuestionIsAnsweredByTheOwner() throws Exception {
        start(event -> List.of());

        assertThat(loop.ask(Thread::currentThread, PATIENCE)).isEqualTo(owner);
    }

    @Test
    void aQuestionToABusyNodeTimesOut() {
        CountDownLatch end = new CountDownLatch(1);
        start(event -> {
            await(end);
            return List.of();
        });

        assertThatThrownBy(() -> loop.ask(() -> 1, Duration.ofMillis(1)))
                .isInstanceOf(TimeoutException.class);

        end.countDown();
    }

    @Test
    void afterAFailedWriteNothingLeaves() throws Exception {
        EventLoop failing =
                new EventLoop(
                        (event, now) -> List.of(new NodeEffect.Dial(ADDRESS), persist("votes")),
                        batch -> {
                            throw new IllegalStateException("disk full");
                        },
                        new RecordingOutlet(done),
                        inbox,
                        LoopClock.system());

        assertThatThrownBy(failing::run).hasMessage("disk full");
        assertThat(done).isEmpty();
        owner.start();
    }

    @Test
    void readingPausesWhenMuchWaitsAndGoesOnWhenLittleDoes() throws Exception {
        for (int i = 0; i < Inbox.PAUSE_AT; i++) {
            assertThat(done).isEmpty();
            inbox.add(closed(i));
        }
        assertThat(done).containsExactly("pause");

        start(event -> List.of());
        awaitDone(2);

        assertThat(done).containsExactly("pause", "resume");
    }
}
