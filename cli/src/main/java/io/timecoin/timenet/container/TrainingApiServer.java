package io.timecoin.timenet.container;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A Kubernetes without a single object, on loopback: every list is empty, no watch tells anything, every write succeeds. */
final class TrainingApiServer implements AutoCloseable {
    private static final byte[] EMPTY_LIST =
            bytes(
                    """
                    {"apiVersion":"v1","kind":"List","metadata":{"resourceVersion":"1"},"items":[]}
                    """);
    private static final byte[] NOT_FOUND =
            bytes(
                    """
                    {"apiVersion":"v1","kind":"Status","status":"Failure","reason":"NotFound","code":404}
                    """);

    /** Leader election asks for its rights first. */
    private static final byte[] ALL_RIGHTS =
            bytes(
                    """
                    {"apiVersion":"authorization.k8s.io/v1","kind":"SelfSubjectRulesReview",
                     "status":{"incomplete":false,"nonResourceRules":[],
                               "resourceRules":[{"apiGroups":["*"],"resources":["*"],"verbs":["*"]}]}}
                    """);

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    TrainingApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", TrainingApiServer::answer);
        server.start();
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        boolean read = exchange.getRequestMethod().equals("GET");
        String query = Optional.ofNullable(exchange.getRequestURI().getQuery()).orElse("");
        if (exchange.getRequestHeaders().containsKey("Upgrade")) {
            // no WebSocket: the client watches by a plain request then
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, -1);
        } else if (read && query.contains("watch=true")) {
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(HttpURLConnection.HTTP_OK, 0);
        } else if (exchange.getRequestURI().getPath().endsWith("/selfsubjectrulesreviews")) {
            send(exchange, HttpURLConnection.HTTP_CREATED, ALL_RIGHTS);
        } else if (!read) {
            send(exchange, HttpURLConnection.HTTP_OK, exchange.getRequestBody().readAllBytes());
        } else if (exchange.getRequestURI().getPath().contains("/leases/")) {
            send(exchange, HttpURLConnection.HTTP_NOT_FOUND, NOT_FOUND);
        } else {
            send(exchange, HttpURLConnection.HTTP_OK, EMPTY_LIST);
        }
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
