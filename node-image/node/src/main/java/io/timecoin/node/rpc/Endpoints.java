package io.timecoin.node.rpc;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.api.OpenRpc;
import io.timecoin.node.core.NodeStatus;
import io.timecoin.node.finality.Finality;
import io.timecoin.node.rpc.http.Endpoint;
import io.timecoin.node.rpc.http.Json;
import io.timecoin.node.rpc.http.Response;
import io.timecoin.node.rpc.http.Route;
import io.timecoin.node.rpc.http.Route.Audience;
import java.util.List;
import java.util.Map;

/** Everything that the port answers (rollout.md §7). */
final class Endpoints {
    /** The text format of Prometheus, which its scraper of any version accepts. */
    private static final String PROMETHEUS_TEXT = "text/plain; version=0.0.4; charset=utf-8";

    private final NodeQuery node;
    private final PrometheusMeterRegistry registry;

    private Endpoints(NodeQuery node, PrometheusMeterRegistry registry) {
        this.node = node;
        this.registry = registry;
    }

    static List<Route> of(
            NodeQuery node, PrometheusMeterRegistry registry, JsonRpcEndpoint jsonRpc) {
        Endpoints endpoints = new Endpoints(node, registry);
        return List.of(
                open("/", _ -> Dashboard.page()),
                open("/status", _ -> endpoints.status()),
                open("/consensus_info", _ -> endpoints.consensus()),
                open("/health/live", _ -> endpoints.live()),
                open("/health/ready", _ -> endpoints.ready()),
                open("/metrics", _ -> endpoints.metrics()),
                open("/openrpc.json", _ -> Response.json(200, OpenRpc.read().document())),
                new Route(
                        "POST",
                        "/finalize",
                        Audience.TRUSTED,
                        available(_ -> endpoints.finalizeVersion())),
                calls("/", jsonRpc),
                calls("/rpc", jsonRpc));
    }

    private static Route open(String path, Endpoint endpoint) {
        return new Route("GET", path, Audience.ANYONE, available(endpoint));
    }

    private static Route calls(String path, JsonRpcEndpoint jsonRpc) {
        return new Route("POST", path, Audience.AUTHENTICATED, jsonRpc::call);
    }

    private static Endpoint available(Endpoint endpoint) {
        return request -> {
            try {
                return endpoint.answer(request);
            } catch (NodeUnavailableException e) {
                return Response.error(503, e.getMessage());
            }
        };
    }

    private Response status() throws InterruptedException {
        return Response.json(200, StatusJson.of(node.status()));
    }

    /** The four fields of the original API. */
    private Response consensus() throws InterruptedException {
        NodeStatus status = node.status();
        int pending = node.finality(Finality::size).transactions();
        long finalized = node.finality(Finality::finalized);
        return Response.json(
                200,
                Json.object()
                        .put("active_masternodes", status.consensus().activeMasternodes())
                        .put("connected_peers", status.peers().size())
                        .put("pending_transactions", pending)
                        .put("finalized_transactions", finalized));
    }

    /** Alive is a node whose owner thread answers: if it does not, only a restart helps. */
    private Response live() throws InterruptedException {
        NodeStatus status = node.status();
        return Response.json(
                200, Json.object().put("live", true).put("uptimeSeconds", status.uptimeSeconds()));
    }

    private Response ready() throws InterruptedException {
        NodeStatus status = node.status();
        boolean ready = status.synced();
        return Response.json(
                ready ? 200 : 503,
                Json.object()
                        .put("ready", ready)
                        .put(
                                "reason",
                                ready
                                        ? "caught up with its peers and takes part in consensus"
                                        : "has not caught up with its peers, or has halted")
                        .put("height", status.chain().height())
                        .put("peers", status.peers().size()));
    }

    private Response metrics() {
        return new Response(200, PROMETHEUS_TEXT, registry.scrape(PROMETHEUS_TEXT), Map.of());
    }

    private Response finalizeVersion() throws InterruptedException {
        Finalization done = node.finalizeVersion();
        return Response.json(
                200,
                Json.object()
                        .put("version", done.version())
                        .put("changed", done.changed())
                        .put(
                                "message",
                                done.changed()
                                        ? "formats and chain rules may move on to " + done.version()
                                        : done.version() + " was final already: nothing to do"));
    }
}
