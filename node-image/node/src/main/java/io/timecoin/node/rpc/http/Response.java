package io.timecoin.node.rpc.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An HTTP answer.
 *
 * @param status of HTTP
 * @param contentType empty for an answer without a body
 * @param headers beside those that every answer has
 */
public record Response(int status, String contentType, String body, Map<String, String> headers) {
    private static final String JSON = "application/json";

    public Response {
        headers = Map.copyOf(headers);
    }

    /** An answer with a JSON body. */
    public static Response json(int status, JsonNode body) {
        return new Response(status, JSON, Json.print(body) + "\n", Map.of());
    }

    /** Success without anything to say. */
    public static Response noContent() {
        return new Response(204, "", "", Map.of());
    }

    /** An error in words: what is wrong and what to do. */
    public static Response error(int status, String message) {
        return json(status, Json.object().put("error", message));
    }

    /** An error that also lists what would have worked. */
    static Response error(int status, String message, List<String> available) {
        var body = Json.object().put("error", message);
        available.forEach(body.putArray("available")::add);
        return json(status, body);
    }

    /** The same answer with one more header. */
    public Response with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Response(status, contentType, body, more);
    }
}
