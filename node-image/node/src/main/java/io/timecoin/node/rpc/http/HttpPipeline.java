package io.timecoin.node.rpc.http;

import io.netty.channel.ChannelInitializer;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.flow.FlowControlHandler;
import java.util.concurrent.ExecutorService;

/** What each connection goes through: HTTP/1.1, keep-alive, one request at a time. */
final class HttpPipeline extends ChannelInitializer<SocketChannel> {
    /** Longest request line, in bytes: the longest path here has 15. */
    private static final int MAX_REQUEST_LINE = 4_096;

    /** All header lines together, in bytes: the usual limit of HTTP servers. */
    private static final int MAX_HEADERS = 8_192;

    private final HttpLimits limits;
    private final Router router;
    private final ExecutorService workers;
    private final Connections connections;

    HttpPipeline(HttpLimits limits, Router router, ExecutorService workers) {
        this.limits = limits;
        this.router = router;
        this.workers = workers;
        this.connections = new Connections(limits.connections());
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        channel.pipeline()
                .addLast(
                        new HttpServerCodec(
                                new HttpDecoderConfig()
                                        .setMaxInitialLineLength(MAX_REQUEST_LINE)
                                        .setMaxHeaderSize(MAX_HEADERS)))
                .addLast(new HttpServerKeepAliveHandler())
                .addLast(new FlowControlHandler())
                .addLast(new RequestHandler(limits, router, workers, connections));
    }
}
