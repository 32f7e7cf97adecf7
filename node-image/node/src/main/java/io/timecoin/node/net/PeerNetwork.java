package io.timecoin.node.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.ChannelMatchers;
import io.netty.channel.group.DefaultChannelGroup;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The sockets between this node and its peers. All methods may be called from any thread and return at once, but for
 * {@link #listen()} and {@link #shutdown()}; what concerns one connection is done in the order of the calls.
 */
public final class PeerNetwork {
    /**
     * Messages of one peer that wait for the node: enough to keep it busy, and so few that those of others do not wait
     * long behind them, whatever they cost.
     */
    public static final int MAX_UNHANDLED = 16;

    private static final int BACKLOG = 512;
    private static final long SHUTDOWN_MILLIS = 2_000;

    /** Pages and chunks of a small pool: 64 KiB chunks hold the buffers of reads; longer lines bypass it. */
    private static final int PAGE_BYTES = 8_192;

    private static final int MAX_ORDER = 3;

    private final NetworkSettings settings;
    private final MessageCodec codec;
    private final PeerNetworkListener listener;
    private final Transport transport = Transport.best();
    private final EventLoopGroup group = transport.newLoop();
    private final EventLoop loop = group.next();
    private final ByteBufAllocator allocator =
            new PooledByteBufAllocator(
                    true,
                    0,
                    1,
                    PAGE_BYTES,
                    MAX_ORDER,
                    PooledByteBufAllocator.defaultSmallCacheSize(),
                    PooledByteBufAllocator.defaultNormalCacheSize(),
                    false);
    private final OpenConnections connections;
    private final FutureTask<LinkEncryption> encryption = new FutureTask<>(LinkEncryption::create);
    private final ChannelGroup channels = new DefaultChannelGroup(loop);
    private long lastConnection;

    /** A network without connections that does not listen yet. */
    public PeerNetwork(NetworkSettings settings, MessageCodec codec, PeerNetworkListener listener) {
        this.settings = settings;
        this.codec = codec;
        this.listener = listener;
        this.connections = new OpenConnections(settings, listener);
    }

    /**
     * Accepts connections from now on.
     *
     * @return where, with the real port
     * @throws IOException if the address cannot be had; the message says which one and why
     */
    public InetSocketAddress listen() throws IOException {
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(group)
                        .channel(transport.serverChannel())
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childOption(ChannelOption.ALLOCATOR, allocator)
                        .childHandler(onInit(this::acceptFrom))
                        .bind(settings.listen())
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(
                    "cannot listen for peers on %s port %d: %s"
                            .formatted(
                                    settings.listen().getHostString(),
                                    settings.listen().getPort(),
                                    bound.cause().getMessage()),
                    bound.cause());
        }
        channels.add(bound.channel());
        return (InetSocketAddress) bound.channel().localAddress();
    }

    /** Connects to a peer; the listener hears of the connection or of the failure. */
    public void dial(PeerAddress address) {
        // Looking up a name may block for seconds.
        Thread.ofVirtual().name("resolve").start(() -> resolveAndConnect(address));
    }

    /** Queues a message for one peer; without effect once the connection is closed. */
    public void send(ConnectionId connection, Message message) {
        sendAll(List.of(connection), message);
    }

    private static void send(PeerConnection peer, byte[] line, int receivers) {
        if (receivers == 1) {
            peer.send(line);
        } else {
            peer.sendShared(line);
        }
    }

    /** Queues a message for several peers; it is encoded once. */
    public void sendAll(Collection<ConnectionId> receivers, Message message) {
        List<ConnectionId> targets = List.copyOf(receivers);
        onLoop(() -> {
            byte[] line = encode(message);
            for (ConnectionId target : targets) {
                connections.find(target).ifPresent(peer -> send(peer, line, targets.size()));
            }
        });
    }

    /**
     * Encrypts a connection from here on; the side that was dialled sends a last message in the clear before. The
     * listener hears when it is done.
     */
    public void encrypt(ConnectionId connection, Optional<Message> lastInTheClear) {
        onLoop(() ->
                connections
                        .find(connection)
                        .ifPresent(peer ->
                                peer.encrypt(lastInTheClear.map(this::encode), encryption())));
    }

    /** Makes ready to encrypt while other things are done, so that the first connection need not wait for it. */
    public void prepareEncryption() {
        Thread.ofPlatform().daemon().name("tls").start(encryption);
    }

    private LinkEncryption encryption() {
        encryption.run();
        try {
            return encryption.get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("connections cannot be encrypted", e);
        }
    }

    /** The handshake of a connection is complete: its peer may send lines of so many bytes. */
    public void handshakeDone(ConnectionId connection, int lineBytes) {
        onLoop(() -> connections.find(connection).ifPresent(peer -> peer.allowLines(lineBytes)));
    }

    /** Sends what is queued and ends the connection without a reset; nothing more is reported about it. */
    public void close(ConnectionId connection) {
        onLoop(() -> connections.find(connection).ifPresent(PeerConnection::close));
    }

    /**
     * Stops reading from all peers while the node cannot keep up, so that they slow down too. Lines already read may
     * still come: up to 64 KiB for each connection.
     */
    public void pauseReading() {
        onLoop(() -> connections.setPaused(true));
    }

    /** Undoes {@link #pauseReading()}. */
    public void resumeReading() {
        onLoop(() -> connections.setPaused(false));
    }

    /** What the sockets are doing; always the same object. */
    public SocketFigures figures() {
        return connections.figures();
    }

    /** Ends all connections without a reset, within the close deadline, and stops the network's thread. */
    public void shutdown() {
        channels.close(ChannelMatchers.isServerChannel()).awaitUninterruptibly();
        onLoop(() -> connections.all().forEach(PeerConnection::close));
        channels.newCloseFuture()
                .awaitUninterruptibly(settings.closeDeadline().toMillis() + SHUTDOWN_MILLIS);
        group.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }

    private void resolveAndConnect(PeerAddress address) {
        try {
            connect(address, InetAddress.getByName(address.host()));
        } catch (UnknownHostException e) {
            onLoop(() -> listener.dialFailed(address, NetworkErrors.describe(e)));
        }
    }

    private void connect(PeerAddress address, InetAddress host) {
        new Bootstrap()
                .group(loop)
                .channel(transport.channel())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        (int) settings.connectTimeout().toMillis())
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.SO_KEEPALIVE, true)
                .option(ChannelOption.ALLOCATOR, allocator)
                .handler(onInit(channel -> install(channel, Direction.OUTBOUND, address)))
                .connect(host, address.port())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        listener.dialFailed(address, NetworkErrors.describe(connected.cause()));
                    }
                });
    }

    private void acceptFrom(Channel channel) {
        // Nothing is known of a peer that has gone again before it could be looked at.
        if (channel.remoteAddress() instanceof InetSocketAddress remote) {
            String host = remote.getAddress().getHostAddress();
            install(channel, Direction.INBOUND, new PeerAddress(host, remote.getPort()));
        } else {
            var _ = channel.close();
        }
    }

    private void install(Channel channel, Direction direction, PeerAddress remote) {
        channels.add(channel);
        new PeerConnection(
                        new ConnectionId(++lastConnection),
                        direction,
                        remote,
                        channel,
                        connections,
                        settings,
                        codec,
                        listener)
                .install();
    }

    private byte[] encode(Message message) {
        byte[] text = codec.encode(message);
        byte[] line = Arrays.copyOf(text, text.length + 1);
        line[text.length] = '\n';
        return line;
    }

    private void onLoop(Runnable task) {
        try {
            loop.execute(task);
        } catch (RejectedExecutionException stopped) {
            // After the shutdown there is nobody to send to.
        }
    }

    private static ChannelInitializer<Channel> onInit(Consumer<Channel> init) {
        return new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                init.accept(channel);
            }
        };
    }
}
