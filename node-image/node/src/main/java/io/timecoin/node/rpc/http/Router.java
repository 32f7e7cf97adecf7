package io.timecoin.node.rpc.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, checks who asks, and turns failures into answers. */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger("rpc");
    private static final String PREFLIGHT = "OPTIONS";

    private final List<Route> routes;
    private final List<SocketRoute> sockets;
    private final Access access;

    public Router(List<Route> routes, List<SocketRoute> sockets, Access access) {
        this.routes = List.copyOf(routes);
        this.sockets = List.copyOf(sockets);
        this.access = access;
    }

    /** The outcome of asking for a WebSocket. */
    sealed interface Upgrade {
        record Accepted(SocketEndpoint endpoint) implements Upgrade {}

        record Refused(Response response) implements Upgrade {}
    }

    /** Whether a request that asks for a WebSocket gets one. */
    Upgrade upgrade(Request request) {
        Optional<SocketRoute> found =
                sockets.stream().filter(socket -> socket.path().equals(request.path())).findAny();
        if (found.isEmpty()) {
            return new Upgrade.Refused(notFound(request));
        }
        return access.refusal(request, Route.Audience.AUTHENTICATED)
                .<Upgrade>map(Upgrade.Refused::new)
                .orElseGet(() -> new Upgrade.Accepted(found.get().endpoint()));
    }

    /** The answer to a request, whatever happens. */
    Response answer(Request request) throws InterruptedException {
        Response response = find(request);
        return access.allowedOrigin(request)
                .map(origin ->
                        response.with("Access-Control-Allow-Origin", origin).with("Vary", "Origin"))
                .orElse(response);
    }

    private Response find(Request request) throws InterruptedException {
        List<Route> onPath =
                routes.stream().filter(route -> route.path().equals(request.path())).toList();
        Optional<Route> found =
                onPath.stream().filter(route -> route.method().equals(request.method())).findAny();
        if (found.isEmpty()) {
            return onPath.isEmpty() ? notFound(request) : otherMethod(request, onPath);
        }
        Route route = found.get();
        Optional<Response> refusal = access.refusal(request, route.audience());
        return refusal.isPresent() ? refusal.get() : ask(route, request);
    }

    private static Response ask(Route route, Request request) throws InterruptedException {
        try {
            return route.endpoint().answer(request);
        } catch (RuntimeException e) {
            LOG.error("no answer to {}: a defect of this node", route, e);
            return Response.error(500, "a defect of this node: its log says more");
        }
    }

    private Response notFound(Request request) {
        return Response.error(
                404,
                "nothing at " + request.path(),
                Stream.concat(
                                routes.stream().map(Route::toString),
                                sockets.stream().map(SocketRoute::toString))
                        .toList());
    }

    /** A browser asks before it lets a page of another origin call; anything else is a mistake. */
    private Response otherMethod(Request request, List<Route> onPath) {
        String methods = onPath.stream().map(Route::method).collect(Collectors.joining(", "));
        if (request.method().equals(PREFLIGHT) && access.allowedOrigin(request).isPresent()) {
            return new Response(
                    204,
                    "",
                    "",
                    Map.of(
                            "Access-Control-Allow-Methods",
                            methods,
                            "Access-Control-Allow-Headers",
                            "Authorization, Content-Type"));
        }
        return Response.error(
                        405,
                        request.method() + " does not work on " + request.path(),
                        onPath.stream().map(Route::toString).toList())
                .with("Allow", methods);
    }
}
