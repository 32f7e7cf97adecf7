package io.timecoin.api;

import com.fasterxml.jackson.databind.JsonNode;

/** A call that failed: the node said why, or could not be asked. */
public final class RpcException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a node could not be asked. */
    public static final String UNREACHABLE = "UNREACHABLE";

    /** The node wants another credential. */
    public static final String UNAUTHORIZED = "UNAUTHORIZED";

    private final int code;
    private final String reason;

    /**
     * @param code of JSON-RPC; 0 if the node said nothing
     * @param reason a word that programs compare
     */
    public RpcException(int code, String reason, String message) {
        super(message);
        this.code = code;
        this.reason = reason;
    }

    static RpcException of(JsonNode error) {
        return new RpcException(
                error.path("code").asInt(),
                error.at("/data/reason").asText(),
                error.path("message").asText());
    }

    static RpcException unreachable(NodeAccess node, Exception cause) {
        String why = String.valueOf(cause.getMessage());
        RpcException failure =
                new RpcException(
                        0,
                        UNREACHABLE,
                        "no answer of the node at "
                                + node
                                + (why.equals("null") ? "" : ": " + why)
                                + "; does it run, and is this its RPC port?");
        failure.initCause(cause);
        return failure;
    }

    static RpcException unauthorized(NodeAccess node) {
        return new RpcException(
                0,
                UNAUTHORIZED,
                "the node at "
                        + node
                        + " wants its cookie or token: name the file that holds it (rpc.cookie in the"
                        + " node's data folder is new at each start)");
    }

    public int code() {
        return code;
    }

    public String reason() {
        return reason;
    }

    /** Whether the node did nothing about the call, and the same one may succeed later. */
    public boolean isTemporary() {
        return reason.equals("BUSY") || reason.equals("LIMIT_EXCEEDED");
    }
}
