package io.timecoin.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what the network reports, in order, for tests to wait for. */
final class RecordingListener implements PeerNetworkListener {
    private static final long LIMIT_SECONDS = 30;

    /** One report of the network. */
    sealed interface Heard {
        record Opened(ConnectionId id, Direction direction, PeerAddress remote, Bytes nonce)
                implements Heard {}

        record Encrypted(ConnectionId id, Bytes binding) implements Heard {}

        record Received(ConnectionId id, Message message) implements Heard {}

        record Refused(ConnectionId id, LineFault fault) implements Heard {}

        record Closed(ConnectionId id, String reason) implements Heard {}

        record NotDialled(PeerAddress address, String reason) implements Heard {}
    }

    private final BlockingQueue<Heard> heard = new LinkedBlockingQueue<>();
    private final Queue<Runnable> unhandled = new ConcurrentLinkedQueue<>();
    private volatile boolean busy;

    /** Messages are not dealt with from now on. */
    void beBusy() {
        busy = true;
    }

    /** Messages are dealt with again, those that wait first. */
    void workOff() {
        busy = false;
        for (Runnable next = unhandled.poll(); next != null; next = unhandled.poll()) {
            next.run();
        }
    }

    @Override
    public void connectionOpened(
            ConnectionId connection, Direction direction, PeerAddress remote, Bytes nonce) {
        heard.add(new Heard.Opened(connection, direction, remote, nonce));
    }

    @Override
    public void connectionEncrypted(ConnectionId connection, Bytes binding) {
        heard.add(new Heard.Encrypted(connection, binding));
    }

    @Override
    public void messageReceived(ConnectionId connection, Message message, Runnable handled) {
        heard.add(new Heard.Received(connection, message));
        if (busy) {
            unhandled.add(handled);
        } else {
            handled.run();
        }
    }

    @Override
    public void lineRefused(ConnectionId connection, LineFault fault, String detail) {
        heard.add(new Heard.Refused(connection, fault));
    }

    @Override
    public void connectionClosed(ConnectionId connection, String reason) {
        heard.add(new Heard.Closed(connection, reason));
    }

    @Override
    public void dialFailed(PeerAddress address, String reason) {
        heard.add(new Heard.NotDialled(address, reason));
    }

    /** The next report, which must be of that kind. */
    <T extends Heard> T next(Class<T> kind) throws InterruptedException {
        Heard next = heard.poll(LIMIT_SECONDS, TimeUnit.SECONDS);
        assertThat(next).isInstanceOf(kind);
        return kind.cast(next);
    }

    /** The message that comes next. */
    Message nextMessage() throws InterruptedException {
        return next(Heard.Received.class).message();
    }

    boolean isEmpty() {
        return heard.isEmpty();
    }
}
