package io.timecoin.node.rpc;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.rpc.feed.NoticeFeed;
import io.timecoin.node.rpc.http.HttpServer;
import io.timecoin.node.rpc.http.Router;
import io.timecoin.node.rpc.http.SocketRoute;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;

/** The RPC port of a node: {@code /status}, {@code /health}, {@code /metrics} and JSON-RPC (rollout.md §7). */
public final class RpcServer implements AutoCloseable {
    private final HttpServer server;

    private RpcServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Listens, and answers from now on.
     *
     * @param feed what subscribers are told
     * @throws IOException if the address cannot be had; the message says which one, why and what to do
     */
    public static RpcServer start(
            RpcSettings settings, NodeQuery node, NoticeFeed feed, PrometheusMeterRegistry registry)
            throws IOException {
        JsonRpcEndpoint jsonRpc = new JsonRpcEndpoint(settings, node, feed);
        Router router =
                new Router(
                        Endpoints.of(node, registry, jsonRpc),
                        List.of(new SocketRoute("/ws", jsonRpc::open)),
                        settings.access());
        try {
            return new RpcServer(HttpServer.start(settings.listen(), settings.limits(), router));
        } catch (IOException e) {
            throw new IOException(
                    "RPC "
                            + e.getMessage()
                            + ". Stop the program that holds the port, or configure another.",
                    e);
        }
    }

    /** Where the server listens; the port is the real one if any free one was asked for. */
    public InetSocketAddress address() {
        return server.address();
    }

    /** Stops listening and closes all connections; requests in work are interrupted. */
    @Override
    public void close() {
        server.close();
    }
}
