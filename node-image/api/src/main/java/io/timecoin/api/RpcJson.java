package io.timecoin.api;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** JSON as the client reads and writes it: decimals keep every digit. */
final class RpcJson {
    private static final JsonMapper MAPPER =
            JsonMapper.builder()
                    .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                    .build();

    private RpcJson() {}

    static JsonNode parse(String text) throws RpcException {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            RpcException failure =
                    new RpcException(0, "NOT_JSON", "the node's answer is not JSON-RPC");
            failure.initCause(e);
            throw failure;
        }
    }

    static ObjectNode request(long id, String method, List<?> parameters) {
        ObjectNode request =
                MAPPER.createObjectNode().put("jsonrpc", "2.0").put("id", id).put("method", method);
        request.set("params", MAPPER.valueToTree(parameters));
        return request;
    }
}
