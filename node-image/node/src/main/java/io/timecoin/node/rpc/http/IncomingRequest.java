package io.timecoin.node.rpc.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpUtil;
import io.timecoin.node.crypto.Bytes;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.util.Optional;

/** A request whose body is still coming in. What goes beyond the limit is dropped, not kept. */
final class IncomingRequest {
    private final HttpRequest head;
    private final int maxBodyBytes;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream(0);
    private boolean tooLarge;

    IncomingRequest(HttpRequest head, int maxBodyBytes) {
        this.head = head;
        this.maxBodyBytes = maxBodyBytes;
        this.tooLarge = HttpUtil.getContentLength(head, 0L) > maxBodyBytes;
    }

    void append(ByteBuf part) {
        tooLarge |= body.size() + part.readableBytes() > maxBodyBytes;
        if (tooLarge) {
            body.reset();
        } else {
            body.writeBytes(ByteBufUtil.getBytes(part));
        }
    }

    /** Everything but the body. */
    HttpRequest head() {
        return head;
    }

    /** Whether the body is, or is announced to be, longer than the limit. */
    boolean tooLarge() {
        return tooLarge;
    }

    /** Whether the client waits for leave before it sends the body. */
    boolean waitsForLeave() {
        return HttpUtil.is100ContinueExpected(head);
    }

    /** The whole request. */
    Request complete(InetAddress client) {
        return new Request(
                head.method().name(),
                path(head.uri()),
                header(HttpHeaderNames.CONTENT_TYPE),
                header(HttpHeaderNames.AUTHORIZATION),
                header(HttpHeaderNames.ORIGIN),
                client,
                Bytes.of(body.toByteArray()));
    }

    private Optional<String> header(CharSequence name) {
        return Optional.ofNullable(head.headers().get(name));
    }

    private static String path(String uri) {
        int query = uri.indexOf('?');
        return query < 0 ? uri : uri.substring(0, query);
    }
}
