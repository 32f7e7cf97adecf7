package io.timecoin.node.rpc.jsonrpc;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * A method that clients call.
 *
 * @param parameters their names in order; all may be left out as far as the body allows
 */
public record Method(String name, List<String> parameters, Body body) {
    public Method {
        parameters = List.copyOf(parameters);
    }

    /** What a method does. */
    @FunctionalInterface
    public interface Body {
        JsonNode call(Parameters parameters) throws CallException, InterruptedException;
    }
}
