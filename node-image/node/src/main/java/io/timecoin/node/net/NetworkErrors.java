package io.timecoin.node.net;

import io.netty.channel.ConnectTimeoutException;
import io.netty.handler.codec.DecoderException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Objects;
import javax.net.ssl.SSLException;

/** Says in a few words what went wrong with a socket. */
final class NetworkErrors {
    private NetworkErrors() {}

    static String describe(Throwable cause) {
        return switch (cause) {
            case ConnectTimeoutException _ -> "no answer in time";
            case UnknownHostException _ -> "the host name is unknown";
            case NoRouteToHostException _ -> "no route to the host";
            case ConnectException _ -> "connection refused";
            case DecoderException decoding when decoding.getCause() != null ->
                    describe(decoding.getCause());
            case SSLException tls -> "TLS: " + tls.getMessage();
            default -> Objects.requireNonNullElse(cause.getMessage(), cause.toString());
        };
    }
}
