package io.timecoin.api;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.WebSocket;
import java.util.Optional;

/**
 * Where a node's JSON-RPC is, and what opens it.
 *
 * @param uri of HTTP, e.g. {@code http://127.0.0.1:24101}
 * @param secret the content of the node's cookie or token
 */
public record NodeAccess(URI uri, Optional<String> secret) {
    private static final String HEADER = "Authorization";

    HttpRequest.Builder request() {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri.resolve("/"));
        secret.ifPresent(value -> request.header(HEADER, "Bearer " + value));
        return request;
    }

    WebSocket.Builder authorize(WebSocket.Builder socket) {
        secret.ifPresent(value -> socket.header(HEADER, "Bearer " + value));
        return socket;
    }

    URI socketUri() {
        String scheme = uri.getScheme().equals("https") ? "wss" : "ws";
        return URI.create(scheme + "://" + uri.getRawAuthority() + "/ws");
    }

    /** Says nothing about the secret. */
    @Override
    public String toString() {
        return uri.toString();
    }
}
