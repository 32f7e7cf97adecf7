package io.timecoin.node.rpc.http;

import io.timecoin.node.rpc.http.Route.Audience;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who may use a route (rollout.md §7).
 *
 * @param credentials any one of them opens the routes that are not open to anyone
 * @param origins the web pages that may call, as browsers name them; none by default
 */
public record Access(List<BearerToken> credentials, Set<String> origins) {
    public Access {
        credentials = List.copyOf(credentials);
        origins = Set.copyOf(origins);
    }

    /** Why a request to a route for this audience is refused, or nothing if it is welcome. */
    Optional<Response> refusal(Request request, Audience audience) {
        if (audience == Audience.ANYONE) {
            return Optional.empty();
        }
        if (request.origin().isPresent() && allowedOrigin(request).isEmpty()) {
            // Any page in a browser on this machine can reach loopback; none has business here.
            return Optional.of(
                    Response.error(
                            403,
                            "requests of web pages are not served here, unless rpc.origins names"
                                    + " the page's origin"));
        }
        boolean welcome =
                switch (audience) {
                    case ANYONE -> true;
                    case TRUSTED -> request.client().isLoopbackAddress() || hasCredential(request);
                    case AUTHENTICATED -> hasCredential(request);
                };
        return welcome ? Optional.empty() : Optional.of(unauthorized());
    }

    /** The page that sent the request, if it may read the answer. */
    Optional<String> allowedOrigin(Request request) {
        return request.origin().filter(origins::contains);
    }

    private boolean hasCredential(Request request) {
        return request.authorization()
                .filter(header -> credentials.stream().anyMatch(known -> known.matches(header)))
                .isPresent();
    }

    private static Response unauthorized() {
        return Response.error(
                        401,
                        "present the node's RPC cookie (rpc.cookie in its data folder) or its RPC"
                                + " token: \"Authorization: Bearer <secret>\"")
                .with("WWW-Authenticate", "Bearer");
    }
}
