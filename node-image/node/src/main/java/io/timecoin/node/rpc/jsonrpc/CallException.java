package io.timecoin.node.rpc.jsonrpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.rpc.http.Json;

/** A call that the client got wrong, or that has no answer. */
public final class CallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String reason;

    /** @param message what is wrong and what would be right, in words for the client */
    public CallException(ErrorCode code, String message) {
        this(code, code.name(), message);
    }

    /**
     * @param reason why, from a closed list that programs compare, e.g. {@code FEE_BELOW_RATE}
     * @param message what is wrong and what would be right, in words for the client
     */
    public CallException(ErrorCode code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    ObjectNode toJson() {
        ObjectNode error = Json.object().put("code", code.code()).put("message", getMessage());
        error.putObject("data").put("reason", reason);
        return error;
    }
}
