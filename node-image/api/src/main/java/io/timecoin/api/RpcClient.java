package io.timecoin.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Calls the methods of one node, one after the other. Safe for use by several threads. */
public final class RpcClient implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);

    /** Above what a node allows itself for an answer. */
    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(15);

    private final NodeAccess node;
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(CONNECT_TIMEOUT)
                    .build();

    public RpcClient(NodeAccess node) {
        this.node = node;
    }

    /** Which node this is. */
    public NodeAccess node() {
        return node;
    }

    /**
     * The result of a call.
     *
     * @param parameters in their order; texts, numbers, truth values, lists of them, trees of JSON; nulls count as left out
     * @throws RpcException if the node answers with an error, or not at all
     */
    public JsonNode call(String method, Object... parameters)
            throws RpcException, InterruptedException {
        return callWith(method, Arrays.asList(parameters));
    }

    /** As {@link #call}. */
    public JsonNode callWith(String method, List<?> parameters)
            throws RpcException, InterruptedException {
        HttpResponse<String> response = post(RpcJson.request(1, method, parameters).toString());
        if (response.statusCode() == HttpURLConnection.HTTP_UNAUTHORIZED) {
            throw RpcException.unauthorized(node);
        }
        JsonNode answer = RpcJson.parse(response.body());
        if (answer.has("error")) {
            JsonNode error = answer.path("error");
            throw error.isObject()
                    ? RpcException.of(error)
                    : new RpcException(0, "HTTP_" + response.statusCode(), error.asText());
        }
        return answer.path("result");
    }

    private HttpResponse<String> post(String body) throws RpcException, InterruptedException {
        try {
            return http.send(
                    node.request()
                            .timeout(ANSWER_TIMEOUT)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(body))
                            .build(),
                    BodyHandlers.ofString());
        } catch (IOException e) {
            throw RpcException.unreachable(node, e);
        }
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }
}
