package io.timecoin.node.rpc.http;

import java.util.Optional;

/** Decides who may use the routes that are not open to anyone (rollout.md §7). */
record Access(Optional<BearerToken> token) {
    /** Why a request to a route for trusted programs is refused, or nothing if it is welcome. */
    Optional<Response> refusal(Request request) {
        if (request.origin().isPresent()) {
            // Any page in a browser on this machine can reach loopback; none has business here.
            return Optional.of(Response.error(403, "requests of web pages are not served here"));
        }
        if (request.client().isLoopbackAddress()) {
            return Optional.empty();
        }
        if (token.isEmpty()) {
            return Optional.of(
                    Response.error(
                            403,
                            "served to this machine only: ask at 127.0.0.1, or configure a token"
                                    + " file on the node and present its token"));
        }
        if (request.authorization().filter(token.get()::matches).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                Response.error(
                                401,
                                "present the node's RPC token: \"Authorization: Bearer <token>\"")
                        .with("WWW-Authenticate", "Bearer"));
    }
}
