package io.timecoin.node.rpc.http;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.websocketx.CloseWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PingWebSocketFrame;
import io.netty.handler.codec.http.websocketx.PongWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import io.netty.handler.timeout.IdleState;
import io.netty.handler.timeout.IdleStateEvent;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One open WebSocket: each message is answered by a virtual thread, and pushed messages go out as fast as the client
 * reads. A client that sends faster than it is answered, or does not read its answers, is not read from meanwhile.
 */
final class WebSocketHandler extends SimpleChannelInboundHandler<WebSocketFrame> {
    /** Messages of one socket in work at once: enough to keep the node busy, too few to crowd out other clients. */
    static final int MAX_IN_WORK = 64;

    private static final Logger LOG = LoggerFactory.getLogger("rpc");

    private final Channel channel;
    private final ExecutorService workers;
    private final Connections connections;
    private final AtomicBoolean woken = new AtomicBoolean();
    private final SocketEndpoint.Session session;
    private int inWork;

    WebSocketHandler(
            Channel channel,
            SocketEndpoint endpoint,
            ExecutorService workers,
            Connections connections) {
        this.channel = channel;
        this.workers = workers;
        this.connections = connections;
        InetAddress client = ((InetSocketAddress) channel.remoteAddress()).getAddress();
        this.session = endpoint.open(client, this::wake);
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, WebSocketFrame frame) {
        switch (frame) {
            case TextWebSocketFrame text -> dispatch(text.text());
            case PingWebSocketFrame ping -> write(new PongWebSocketFrame(ping.content().retain()));
            case PongWebSocketFrame _ -> {}
            case CloseWebSocketFrame _ -> close(WebSocketCloseStatus.NORMAL_CLOSURE);
            default -> close(WebSocketCloseStatus.INVALID_MESSAGE_TYPE);
        }
    }

    private void dispatch(String message) {
        inWork++;
        readOrWait();
        Future<?> _ =
                workers.submit(() -> {
                    Optional<String> answer = answer(message);
                    channel.eventLoop().execute(() -> answered(answer));
                    return answer;
                });
    }

    private Optional<String> answer(String message) throws InterruptedException {
        try {
            return session.answer(message);
        } catch (RuntimeException e) {
            LOG.error("no answer to a message on a WebSocket: a defect of this node", e);
            channel.eventLoop().execute(() -> close(WebSocketCloseStatus.INTERNAL_SERVER_ERROR));
            return Optional.empty();
        }
    }

    private void answered(Optional<String> answer) {
        inWork--;
        answer.ifPresent(text -> write(new TextWebSocketFrame(text)));
        readOrWait();
    }

    private void wake() {
        if (woken.compareAndSet(false, true)) {
            channel.eventLoop().execute(this::push);
        }
    }

    /** What does not fit now follows when the client has read. */
    private void push() {
        woken.set(false);
        boolean more = true;
        while (more && channel.isWritable()) {
            Optional<String> next = session.nextPush();
            next.ifPresent(text -> write(new TextWebSocketFrame(text)));
            more = next.isPresent();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        readOrWait();
        push();
    }

    private void readOrWait() {
        channel.config().setAutoRead(inWork < MAX_IN_WORK && channel.isWritable());
    }

    /** A silent client is asked whether it is still there, and let go when it does not say. */
    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof IdleStateEvent idle) {
            if (idle.state() == IdleState.READER_IDLE) {
                close(WebSocketCloseStatus.POLICY_VIOLATION);
            } else {
                write(new PingWebSocketFrame());
            }
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.closed(channel);
        session.closed();
    }

    /** The client broke the protocol or went away: nothing that this node's operator could do anything about. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        var _ = channel.close();
    }

    private void close(WebSocketCloseStatus status) {
        var _ =
                channel.writeAndFlush(new CloseWebSocketFrame(status))
                        .addListener(ChannelFutureListener.CLOSE);
    }

    private void write(WebSocketFrame frame) {
        var _ = channel.writeAndFlush(frame);
    }
}
