package io.timecoin.node.rpc.http;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.UnpooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** One thread serves the sockets; a virtual thread answers each request. */
public final class HttpServer implements AutoCloseable {
    /** Connections that the kernel holds until they are accepted; the loop accepts within microseconds. */
    private static final int BACKLOG = 128;

    /** Longest wait for answers under way when the server closes, in milliseconds. */
    private static final long SHUTDOWN_MILLIS = 2_000;

    private final EventLoopGroup loop;
    private final ExecutorService workers;
    private final Channel channel;

    private HttpServer(EventLoopGroup loop, ExecutorService workers, Channel channel) {
        this.loop = loop;
        this.workers = workers;
        this.channel = channel;
    }

    /**
     * Listens, and answers from now on.
     *
     * @param listen port 0 takes any free port
     * @throws IOException if the address cannot be had; the message says which one and why
     */
    public static HttpServer start(InetSocketAddress listen, HttpLimits limits, Router router)
            throws IOException {
        boolean epoll = Epoll.isAvailable();
        EventLoopGroup loop =
                new MultiThreadIoEventLoopGroup(
                        1,
                        new DefaultThreadFactory("rpc"),
                        epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
        ChannelFuture bound =
                new ServerBootstrap()
                        .group(loop)
                        .channel(
                                epoll
                                        ? EpollServerSocketChannel.class
                                        : NioServerSocketChannel.class)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        // Requests are few and small: pools of buffers would only keep memory.
                        .childOption(ChannelOption.ALLOCATOR, UnpooledByteBufAllocator.DEFAULT)
                        .childHandler(new HttpPipeline(limits, router, workers))
                        .bind(listen)
                        .awaitUninterruptibly();
        if (!bound.isSuccess()) {
            stop(loop, workers);
            throw new IOException(
                    "cannot listen on "
                            + listen.getHostString()
                            + " port "
                            + listen.getPort()
                            + ": "
                            + bound.cause().getMessage(),
                    bound.cause());
        }
        return new HttpServer(loop, workers, bound.channel());
    }

    /** Where the server listens, with the real port. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Stops listening, interrupts the requests in work and closes all connections. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
        stop(loop, workers);
    }

    private static void stop(EventLoopGroup loop, ExecutorService workers) {
        workers.shutdownNow();
        loop.shutdownGracefully(0, SHUTDOWN_MILLIS, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}
