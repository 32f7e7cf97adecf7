package io.timecoin.timecli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers JSON-RPC over plain requests with what a test has prepared, and keeps what it was asked. */
final class StubNode implements AutoCloseable {
    static final String SECRET = "a secret of the stub node";

    private static final JsonMapper JSON = new JsonMapper();

    private final HttpServer server;
    private final Map<String, String> results = new ConcurrentHashMap<>();
    private final Map<String, String> errors = new ConcurrentHashMap<>();
    private final List<String> calls = new CopyOnWriteArrayList<>();

    StubNode() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** @param json of the result */
    void answer(String method, String json) {
        results.put(method, json);
    }

    /** @param json of the error */
    void refuse(String method, String json) {
        errors.put(method, json);
    }

    /** Each call as {@code method[params]}, in order. */
    List<String> calls() {
        return calls;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            String header = exchange.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer " + SECRET).equals(header)) {
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String method = request.path("method").textValue();
            calls.add(method + request.path("params"));
            ObjectNode answer = JSON.createObjectNode().put("jsonrpc", "2.0").put("id", 1);
            if (errors.containsKey(method)) {
                answer.set("error", JSON.readTree(errors.get(method)));
            } else {
                answer.set(
                        "result",
                        JSON.readTree(Objects.requireNonNull(results.get(method), method)));
            }
            byte[] body = answer.toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
