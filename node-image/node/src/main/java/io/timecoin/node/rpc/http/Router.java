package io.timecoin.node.rpc.http;

import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request, checks who asks, and turns failures into answers. */
public final class Router {
    private static final Logger LOG = LoggerFactory.getLogger("rpc");

    private final List<Route> routes;
    private final Access access;

    /** @param token what clients off this machine present for routes that are not open to anyone */
    public Router(List<Route> routes, Optional<BearerToken> token) {
        this.routes = List.copyOf(routes);
        this.access = new Access(token);
    }

    /** The answer to a request, whatever happens. */
    Response answer(Request request) throws InterruptedException {
        List<Route> onPath =
                routes.stream().filter(route -> route.path().equals(request.path())).toList();
        Optional<Route> found =
                onPath.stream().filter(route -> route.method().equals(request.method())).findAny();
        if (found.isEmpty()) {
            return onPath.isEmpty() ? notFound(request) : notAllowed(request, onPath);
        }
        Route route = found.get();
        if (route.audience() == Route.Audience.TRUSTED) {
            Optional<Response> refusal = access.refusal(request);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        return ask(route, request);
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
                404, "nothing at " + request.path(), routes.stream().map(Route::toString).toList());
    }

    private static Response notAllowed(Request request, List<Route> onPath) {
        List<String> methods = onPath.stream().map(Route::method).toList();
        return Response.error(
                        405,
                        request.method() + " does not work on " + request.path(),
                        onPath.stream().map(Route::toString).toList())
                .with("Allow", String.join(", ", methods));
    }
}
