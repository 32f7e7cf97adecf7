package io.timecoin.node.rpc.jsonrpc;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.node.rpc.http.Json;

/** A call that the client got wrong, or that has no answer. */
public final class CallException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    /** @param message what is wrong and what would be right, in words for the client */
    public CallException(ErrorCode code, String message) {
        super(message);
        this.code = code;
    }

    ObjectNode toJson() {
        return Json.object().put("code", code.code()).put("message", getMessage());
    }
}
