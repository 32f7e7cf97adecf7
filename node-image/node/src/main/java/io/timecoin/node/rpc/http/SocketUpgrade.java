package io.timecoin.node.rpc.http;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.EmptyHttpHeaders;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.codec.http.websocketx.WebSocketFrameAggregator;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshaker;
import io.netty.handler.codec.http.websocketx.WebSocketServerHandshakerFactory;
import io.netty.handler.timeout.IdleStateHandler;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/** Turns a connection from HTTP into a WebSocket (RFC 6455). */
final class SocketUpgrade {
    /** A client that says nothing, not even a pong, is taken for dead after this. */
    private static final Duration SILENT_AT_MOST = Duration.ofSeconds(90);

    private static final Duration PING_AFTER = Duration.ofSeconds(30);

    private SocketUpgrade() {}

    static boolean isAskedFor(HttpRequest head) {
        return head.headers()
                .containsValue(HttpHeaderNames.UPGRADE, HttpHeaderValues.WEBSOCKET, true);
    }

    /**
     * Answers the handshake and puts the socket in the place of the handler of requests; on the event loop.
     *
     * @return false if the request is no handshake of a version that is understood; the client has been told
     */
    static boolean perform(
            Channel channel,
            HttpRequest head,
            SocketEndpoint endpoint,
            HttpLimits limits,
            ExecutorService workers,
            Connections connections) {
        var request =
                new DefaultFullHttpRequest(
                        head.protocolVersion(),
                        head.method(),
                        head.uri(),
                        Unpooled.EMPTY_BUFFER,
                        head.headers(),
                        EmptyHttpHeaders.INSTANCE);
        WebSocketServerHandshaker handshaker =
                new WebSocketServerHandshakerFactory(head.uri(), null, false, limits.bodyBytes())
                        .newHandshaker(request);
        if (handshaker == null || !head.headers().contains(HttpHeaderNames.SEC_WEBSOCKET_KEY)) {
            var _ = WebSocketServerHandshakerFactory.sendUnsupportedVersionResponse(channel);
            return false;
        }
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.remove(HttpServerKeepAliveHandler.class);
        var _ = handshaker.handshake(channel, request);
        pipeline.addBefore(
                pipeline.context(RequestHandler.class).name(),
                "idle",
                new IdleStateHandler(
                        SILENT_AT_MOST.toSeconds(), PING_AFTER.toSeconds(), 0, TimeUnit.SECONDS));
        pipeline.addBefore(
                pipeline.context(RequestHandler.class).name(),
                "messages",
                new WebSocketFrameAggregator(limits.bodyBytes()));
        pipeline.replace(
                RequestHandler.class,
                "socket",
                new WebSocketHandler(channel, endpoint, workers, connections));
        channel.config().setAutoRead(true);
        return true;
    }
}
