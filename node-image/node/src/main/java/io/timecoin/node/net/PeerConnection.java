package io.timecoin.node.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslHandler;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.MessageCodec;
import io.timecoin.node.wire.Parsed;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** One socket, from open to closed, with one writer and one close path. Used by the network's thread alone. */
final class PeerConnection extends ChannelInboundHandlerAdapter {
    /** Messages at which reading goes on. */
    private static final int RESUME_AT = PeerNetwork.MAX_UNHANDLED / 2;

    private enum State {
        OPEN,
        /** Given up; its end is still to be reported. */
        DROPPED,
        /** Everything queued is being sent; what the peer still sends is thrown away. */
        CLOSING,
        CLOSED
    }

    final ConnectionId id;
    final Direction direction;
    final PeerAddress remote;

    private final Channel channel;
    private final LineDecoder lines = new LineDecoder(this::isFull);

    /** Does nothing; marks the place from where what is decrypted comes to the lines. */
    private final ChannelHandler beforeLines = new ChannelInboundHandlerAdapter();

    private final OpenConnections connections;
    private final NetworkSettings settings;
    private final MessageCodec codec;
    private final PeerNetworkListener listener;
    private final OutboundQueue queue;

    private State state = State.OPEN;
    private Optional<SslHandler> tls = Optional.empty();
    private final AtomicInteger unhandled = new AtomicInteger();
    private boolean held;
    private boolean paused;
    private boolean full;
    private String endReason = "closed by the peer";

    PeerConnection(
            ConnectionId id,
            Direction direction,
            PeerAddress remote,
            Channel channel,
            OpenConnections connections,
            NetworkSettings settings,
            MessageCodec codec,
            PeerNetworkListener listener) {
        this.id = id;
        this.direction = direction;
        this.remote = remote;
        this.channel = channel;
        this.connections = connections;
        this.settings = settings;
        this.codec = codec;
        this.listener = listener;
        this.queue =
                new OutboundQueue(
                        channel,
                        settings,
                        connections.figures(),
                        bytes -> connections.holdsAnswers(this, bytes),
                        this::drop);
    }

    private boolean isFull() {
        return full;
    }

    /** Puts the connection to work on its channel. */
    void install() {
        channel.pipeline().addLast(beforeLines, lines, this);
    }

    /** Sends a line to this peer alone. */
    void send(byte[] line) {
        if (state == State.OPEN) {
            queue.write(line);
        }
    }

    /** Sends a line that goes to other peers too, and is held once. */
    void sendShared(byte[] line) {
        if (state == State.OPEN) {
            queue.writeShared(line);
        }
    }

    /** The handshake is over: longer lines may come, up to so many bytes. */
    void allowLines(int bytes) {
        held = false;
        lines.allowLines(bytes);
        channel.pipeline().context(beforeLines).fireChannelRead(Unpooled.EMPTY_BUFFER);
        applyReading();
    }

    /**
     * Encrypts everything from here on, after a last line in the clear. Bytes that came before are not to be taken for
     * encrypted ones, or anyone on the way could put some there.
     */
    void encrypt(Optional<byte[]> lastInTheClear, LinkEncryption encryption) {
        if (state != State.OPEN) {
            return;
        }
        if (lines.unfinishedBytes() > 0) {
            drop(DropReason.NOT_ENCRYPTED, "the peer spoke before the connection was encrypted");
            return;
        }
        lastInTheClear.ifPresent(queue::write);
        if (!queue.isInSocket()) {
            drop(DropReason.NOT_ENCRYPTED, "the peer does not read");
            return;
        }
        SslHandler handler = encryption.newHandler(direction);
        tls = Optional.of(handler);
        channel.pipeline().addFirst(handler);
        handler.handshakeFuture().addListener(done -> onEncrypted(handler, done.cause()));
    }

    private void onEncrypted(SslHandler handler, @Nullable Throwable failure) throws SSLException {
        if (failure != null) {
            drop(DropReason.NOT_ENCRYPTED, "not encrypted: " + NetworkErrors.describe(failure));
        } else if (state == State.OPEN) {
            listener.connectionEncrypted(id, LinkEncryption.binding(handler));
        }
    }

    /** Stops or resumes reading while the node is busy. */
    void setPaused(boolean busy) {
        paused = busy;
        applyReading();
    }

    /**
     * Sends what is queued, ends this side, and waits for the peer to end its own: closing a socket with unread data
     * would reset it, and the peer could lose the last lines.
     */
    void close() {
        if (state != State.OPEN) {
            return;
        }
        state = State.CLOSING;
        applyReading();
        queue.finish(this::endOwnSide);
        var _ =
                channel.eventLoop()
                        .schedule(
                                this::endNow,
                                settings.closeDeadline().toMillis(),
                                TimeUnit.MILLISECONDS);
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (!connections.add(this)) {
            state = State.CLOSED;
            endNow();
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object decoded) {
        if (state == State.OPEN) {
            onLine((byte[]) decoded);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (state == State.OPEN) {
            connections.holdsUnfinished(this, lines.unfinishedBytes());
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (state == State.OPEN && event instanceof LineSignal signal) {
            onSignal(signal);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        boolean unexpected = state == State.OPEN || state == State.DROPPED;
        if (state != State.CLOSED) {
            state = State.CLOSED;
            connections.remove(this);
        }
        queue.clear();
        if (unexpected) {
            listener.connectionClosed(id, endReason);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        drop(DropReason.SOCKET_ERROR, NetworkErrors.describe(cause));
    }

    private void onLine(byte[] line) {
        long started = System.nanoTime();
        Parsed parsed = codec.parse(line);
        connections.figures().addParsing(System.nanoTime() - started);
        switch (parsed) {
            case Parsed.Ok ok -> {
                full = unhandled.incrementAndGet() >= PeerNetwork.MAX_UNHANDLED;
                applyReading();
                listener.messageReceived(id, ok.message(), this::onHandled);
            }
            case Parsed.Refused refused ->
                    listener.lineRefused(id, refused.fault(), refused.detail());
        }
    }

    /** By the thread that handled the message. */
    private void onHandled() {
        if (unhandled.decrementAndGet() == RESUME_AT) {
            try {
                channel.eventLoop().execute(this::readOn);
            } catch (RejectedExecutionException stopped) {
                // After the shutdown there is nothing to read.
            }
        }
    }

    private void readOn() {
        if (state == State.OPEN) {
            full = false;
            channel.pipeline().context(beforeLines).fireChannelRead(Unpooled.EMPTY_BUFFER);
            applyReading();
        }
    }

    private void onSignal(LineSignal signal) {
        switch (signal) {
            case HELD -> {
                held = true;
                applyReading();
            }
            case TOO_LONG ->
                    listener.lineRefused(
                            id, LineFault.TOO_LONG, "a line exceeds " + lines.limit() + " bytes");
        }
    }

    private void applyReading() {
        channel.config().setAutoRead(state == State.CLOSING || !(paused || held || full));
    }

    /** Ends the connection at once. */
    void drop(DropReason reason, String detail) {
        if (state == State.OPEN) {
            state = State.DROPPED;
            connections.figures().countDropped(reason);
            endReason = detail;
        }
        endNow();
    }

    /** Says so inside the encryption first, where there is one. */
    private void endOwnSide() {
        if (tls.isPresent()) {
            var _ = tls.get().closeOutbound();
        }
        var _ = ((DuplexChannel) channel).shutdownOutput();
    }

    /** How it went does not matter: the channel reports its end either way. */
    private void endNow() {
        var _ = channel.close();
    }
}
