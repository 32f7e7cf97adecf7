package io.timecoin.node.rpc.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One connection: takes in a request, has it answered by a virtual thread, and goes on with the next. */
final class RequestHandler extends SimpleChannelInboundHandler<HttpObject> {
    private sealed interface State {
        /** For the first byte of a request, or the rest of its head. */
        record Waiting() implements State {}

        record Receiving(IncomingRequest request) implements State {}

        /** @param number tells a late answer to an earlier request from the one to this */
        record Answering(long number, Future<?> work) implements State {}

        /** After the last answer; whatever else arrives is not read. */
        record Closing() implements State {}
    }

    private final HttpLimits limits;
    private final Router router;
    private final ExecutorService workers;
    private final Connections connections;

    private State state = new State.Waiting();
    private long requests;
    private @Nullable ScheduledFuture<?> deadline;

    RequestHandler(
            HttpLimits limits, Router router, ExecutorService workers, Connections connections) {
        this.limits = limits;
        this.router = router;
        this.workers = workers;
        this.connections = connections;
    }

    @Override
    public void channelActive(ChannelHandlerContext context) {
        if (connections.admit(context.channel())) {
            arm(context, limits.requestTimeout());
        } else {
            refuse(
                    context,
                    Response.error(
                            503,
                            "all " + limits.connections() + " connections are busy: try again"));
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        connections.closed(context.channel());
        disarm();
        if (state instanceof State.Answering answering) {
            answering.work().cancel(true);
        }
        state = new State.Closing();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
        if (state instanceof State.Closing) {
            return;
        }
        if (part.decoderResult().isFailure()) {
            refuse(context, malformed(part.decoderResult().cause()));
            return;
        }
        if (part instanceof HttpRequest head) {
            begin(context, new IncomingRequest(head, limits.bodyBytes()));
        }
        if (part instanceof HttpContent content
                && state instanceof State.Receiving(IncomingRequest request)) {
            request.append(content.content());
            if (part instanceof LastHttpContent) {
                dispatch(context, request);
            }
        }
    }

    private void begin(ChannelHandlerContext context, IncomingRequest request) {
        state = new State.Receiving(request);
        if (request.waitsForLeave()) {
            if (request.tooLarge()) {
                refuse(context, tooLarge());
            } else {
                var _ =
                        context.writeAndFlush(
                                new DefaultFullHttpResponse(
                                        HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE));
            }
        }
    }

    private void dispatch(ChannelHandlerContext context, IncomingRequest incoming) {
        context.channel().config().setAutoRead(false);
        connections.busy(context.channel());
        long number = ++requests;
        InetAddress client = ((InetSocketAddress) context.channel().remoteAddress()).getAddress();
        Request request = incoming.complete(client);
        boolean tooLarge = incoming.tooLarge();
        if (SocketUpgrade.isAskedFor(incoming.head())) {
            upgrade(context, incoming.head(), request);
            return;
        }
        Future<?> work =
                workers.submit(() -> {
                    Response response = tooLarge ? tooLarge() : router.answer(request);
                    context.executor().execute(() -> answered(context, number, response));
                    return response;
                });
        state = new State.Answering(number, work);
        arm(context, limits.answerTimeout());
    }

    private void upgrade(ChannelHandlerContext context, HttpRequest head, Request request) {
        state = new State.Closing();
        disarm();
        switch (router.upgrade(request)) {
            case Router.Upgrade.Refused(Response refusal) -> refuse(context, refusal);
            case Router.Upgrade.Accepted(SocketEndpoint endpoint) -> {
                if (!SocketUpgrade.perform(
                        context.channel(), head, endpoint, limits, workers, connections)) {
                    close(context);
                }
            }
        }
    }

    private void answered(ChannelHandlerContext context, long number, Response response) {
        if (state instanceof State.Answering answering && answering.number() == number) {
            var _ = context.writeAndFlush(encode(response));
            state = new State.Waiting();
            connections.waits(context.channel());
            arm(context, limits.requestTimeout());
            context.channel().config().setAutoRead(true);
        }
    }

    private void expired(ChannelHandlerContext context) {
        switch (state) {
            case State.Waiting() -> close(context);
            case State.Receiving(_) ->
                    refuse(
                            context,
                            Response.error(
                                    408,
                                    "the request was not complete within "
                                            + limits.requestTimeout().toSeconds()
                                            + " s"));
            case State.Answering(long number, Future<?> work) -> {
                work.cancel(true);
                answered(
                        context,
                        number,
                        Response.error(
                                503,
                                "the node did not answer within "
                                        + limits.answerTimeout().toSeconds()
                                        + " s"));
            }
            case State.Closing() -> {}
        }
    }

    private void refuse(ChannelHandlerContext context, Response response) {
        state = new State.Closing();
        disarm();
        FullHttpResponse last = encode(response);
        HttpUtil.setKeepAlive(last, false);
        var _ = context.writeAndFlush(last).addListener(ChannelFutureListener.CLOSE);
    }

    private Response tooLarge() {
        return Response.error(
                413, "the body is longer than " + limits.bodyBytes() + " bytes: send less at once");
    }

    private static Response malformed(Throwable cause) {
        return switch (cause) {
            case TooLongHttpLineException _ -> Response.error(414, "the request line is too long");
            case TooLongHttpHeaderException _ -> Response.error(431, "the headers are too long");
            default -> Response.error(400, "this is not HTTP/1.1: " + cause.getMessage());
        };
    }

    private static FullHttpResponse encode(Response response) {
        ByteBuf body = Unpooled.copiedBuffer(response.body(), StandardCharsets.UTF_8);
        var encoded =
                new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), body);
        if (!response.contentType().isEmpty()) {
            encoded.headers()
                    .set(HttpHeaderNames.CONTENT_TYPE, response.contentType())
                    .set(HttpHeaderNames.CONTENT_LENGTH, body.readableBytes());
        }
        encoded.headers().set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_STORE);
        response.headers().forEach(encoded.headers()::set);
        return encoded;
    }

    private void arm(ChannelHandlerContext context, Duration limit) {
        disarm();
        deadline =
                context.executor()
                        .schedule(() -> expired(context), limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void disarm() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    /** The client went away in the middle: nothing that this node's operator could do anything about. */
    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        close(context);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }
}
