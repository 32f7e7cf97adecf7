package io.timecoin.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEffect;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.peers.PeerTable;
import io.timecoin.node.peers.PeerTimer;
import io.timecoin.node.peers.PeersSnapshot;
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** A peer table on real sockets, with one thread that owns it. */
final class TableNode implements PeerNetworkListener, AutoCloseable {
    /** Far above what anything here takes on a busy machine. */
    static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration LOOK_AGAIN = Duration.ofMillis(2);

    private final ScheduledExecutorService owner = Executors.newSingleThreadScheduledExecutor();
    private final Map<PeerTimer, Future<?>> timers = new HashMap<>();
    private final PeerNetwork network =
            new PeerNetwork(
                    NetworkSettings.defaults(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    new MessageCodec(),
                    this);
    private final LocalNode local;
    private final PeerTable table;
    private final PeerAddress address;

    TableNode(
            PeerSettings settings,
            LocalNode local,
            SignatureVerifier verifier,
            List<NodeId> members)
            throws IOException {
        this.local = local;
        this.table = new PeerTable(settings, local, verifier, members);
        this.address = new PeerAddress("127.0.0.1", network.listen().getPort());
    }

    ConfiguredPeer asPeer() {
        return new ConfiguredPeer(Optional.of(local.id()), address, local.name());
    }

    void configure(List<ConfiguredPeer> peers) {
        step(new PeerEvent.PeersConfigured(peers));
    }

    PeersSnapshot snapshot() throws ExecutionException, InterruptedException {
        return owner.submit(table::snapshot).get();
    }

    @Override
    public void connectionOpened(
            ConnectionId connection, Direction direction, PeerAddress remote, Bytes nonce) {
        step(new PeerEvent.ConnectionOpened(connection, direction, remote, nonce));
    }

    @Override
    public void connectionEncrypted(ConnectionId connection, Bytes binding) {
        step(new PeerEvent.ConnectionEncrypted(connection, binding));
    }

    @Override
    public void messageReceived(ConnectionId connection, Message message, Runnable handled) {
        step(new PeerEvent.MessageReceived(connection, message));
        handled.run();
    }

    @Override
    public void lineRefused(ConnectionId connection, LineFault fault, String detail) {
        step(new PeerEvent.LineRefused(connection, fault, detail));
    }

    @Override
    public void connectionClosed(ConnectionId connection, String reason) {
        step(new PeerEvent.ConnectionClosed(connection, reason));
    }

    @Override
    public void dialFailed(PeerAddress failed, String reason) {
        step(new PeerEvent.DialFailed(failed, reason));
    }

    /** Waits until the table looks as the condition says. */
    void await(Predicate<PeersSnapshot> condition) throws Exception {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.test(snapshot())) {
            assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    @Override
    public void close() {
        owner.shutdownNow();
        network.shutdown();
    }

    private void step(PeerEvent event) {
        try {
            owner.execute(() -> table.step(event, Instant.now()).forEach(this::perform));
        } catch (RejectedExecutionException closed) {
            // The sockets outlive the table by a moment.
        }
    }

    private void perform(PeerEffect effect) {
        switch (effect) {
            case PeerEffect.Dial dial -> network.dial(dial.address());
            case PeerEffect.Send send -> network.send(send.connection(), send.message());
            case PeerEffect.Encrypt encrypt ->
                    network.encrypt(encrypt.connection(), encrypt.lastInTheClear());
            case PeerEffect.Close close -> network.close(close.connection());
            case PeerEffect.Arm arm -> arm(arm);
            case PeerEffect.PeerReady ready ->
                    network.handshakeDone(ready.connection(), Limits.LINE_BYTES);
            case PeerEffect.PeerGone _, PeerEffect.Deliver _, PeerEffect.Report _ -> {}
        }
    }

    private void arm(PeerEffect.Arm arm) {
        Future<?> before =
                timers.put(
                        arm.timer(),
                        owner.schedule(
                                () -> step(new PeerEvent.TimerFired(arm.timer())),
                                arm.delay().toNanos(),
                                TimeUnit.NANOSECONDS));
        if (before != null) {
            before.cancel(false);
        }
    }
}
