package io.timecoin.node.rpc.http;

/** Where clients open a WebSocket; they present a credential as for {@link Route.Audience#AUTHENTICATED}. */
public record SocketRoute(String path, SocketEndpoint endpoint) {
    @Override
    public String toString() {
        return "WebSocket " + path;
    }
}
