package io.timecoin.node.rpc.jsonrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.rpc.http.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Calls methods as JSON-RPC 2.0 says (jsonrpc.org/specification; sections are cited as §). */
public final class JsonRpc {
    /** Calls in one batch: enough for a page of blocks, and done well within the time that an answer may take. */
    static final int MAX_BATCH = 100;

    private final Map<String, Method> methods = new LinkedHashMap<>();

    public JsonRpc(List<Method> methods) {
        methods.forEach(method -> this.methods.put(method.name(), method));
    }

    /**
     * The answer to a request or a batch; nothing if it holds notifications only.
     *
     * @param budget of the client; a request that exceeds it is refused as a whole
     */
    public Optional<JsonNode> answer(String text, CallBudget budget) throws InterruptedException {
        JsonNode request;
        try {
            request = Json.parse(text);
        } catch (JsonProcessingException e) {
            return Optional.of(failure(NullNode.instance, ErrorCode.PARSE_ERROR, reason(e)));
        }
        if (request.isMissingNode()) {
            return Optional.of(
                    failure(
                            NullNode.instance,
                            ErrorCode.PARSE_ERROR,
                            "the body is empty: send a JSON-RPC 2.0 request"));
        }
        if (!budget.take(request.isArray() ? Math.min(request.size(), MAX_BATCH) : 1)) {
            return Optional.of(
                    failure(
                            idOf(request),
                            ErrorCode.LIMIT_EXCEEDED,
                            "too many calls of this client in a short time: wait and try again"));
        }
        return request.isArray() ? batch(request) : single(request).map(JsonNode.class::cast);
    }

    /** §6. */
    private Optional<JsonNode> batch(JsonNode requests) throws InterruptedException {
        if (requests.isEmpty() || requests.size() > MAX_BATCH) {
            return Optional.of(
                    failure(
                            NullNode.instance,
                            ErrorCode.INVALID_REQUEST,
                            "a batch holds 1 to " + MAX_BATCH + " calls, not " + requests.size()));
        }
        ArrayNode answers = Json.array();
        for (JsonNode request : requests) {
            single(request).ifPresent(answers::add);
        }
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers);
    }

    private Optional<ObjectNode> single(JsonNode request) throws InterruptedException {
        Optional<String> fault = fault(request);
        if (fault.isPresent()) {
            return Optional.of(failure(idOf(request), ErrorCode.INVALID_REQUEST, fault.get()));
        }
        ObjectNode answer = call(request);
        // §4.1: who gives no id wants no answer, not even of an error.
        return request.has("id") ? Optional.of(answer) : Optional.empty();
    }

    private ObjectNode call(JsonNode request) throws InterruptedException {
        try {
            Method method = find(request.path("method").textValue());
            Parameters parameters =
                    Parameters.of(method, Optional.ofNullable(request.get("params")));
            JsonNode result = method.body().call(parameters);
            return envelope(idOf(request)).set("result", result);
        } catch (CallException e) {
            return envelope(idOf(request)).set("error", e.toJson());
        }
    }

    private Method find(String name) throws CallException {
        Method method = methods.get(name);
        if (method == null) {
            throw new CallException(
                    ErrorCode.METHOD_NOT_FOUND,
                    "no method " + name + ": there are " + String.join(", ", methods.keySet()));
        }
        return method;
    }

    /** What keeps a value from being a request object (§4). */
    private static Optional<String> fault(JsonNode request) {
        if (!request.isObject()) {
            return Optional.of("a request is a JSON object");
        }
        if (!"2.0".equals(request.path("jsonrpc").textValue())) {
            return Optional.of("\"jsonrpc\" must be \"2.0\"");
        }
        if (!request.path("method").isTextual()) {
            return Optional.of("\"method\" must be the name of a method");
        }
        if (request.has("id") && !isId(request.path("id"))) {
            return Optional.of("\"id\" must be a text, a number or null");
        }
        return Optional.empty();
    }

    private static boolean isId(JsonNode value) {
        return value.isTextual() || value.isNumber() || value.isNull();
    }

    /** The id to answer with: null where the request's own cannot be told (§5). */
    private static JsonNode idOf(JsonNode request) {
        JsonNode id = request.path("id");
        return isId(id) ? id : NullNode.instance;
    }

    /** A text that breaks a limit of the parser, e.g. of nesting, does so at no particular place. */
    private static String reason(JsonProcessingException failure) {
        String where =
                Optional.ofNullable(failure.getLocation())
                        .map(at -> ", at line " + at.getLineNr() + " column " + at.getColumnNr())
                        .orElse("");
        return "not JSON" + where + ": " + failure.getOriginalMessage();
    }

    private static ObjectNode failure(JsonNode id, ErrorCode code, String message) {
        return envelope(id).set("error", new CallException(code, message).toJson());
    }

    private static ObjectNode envelope(JsonNode id) {
        ObjectNode envelope = Json.object().put("jsonrpc", "2.0");
        envelope.set("id", id);
        return envelope;
    }
}
