package io.timecoin.node.rpc.jsonrpc;

/** Codes of errors (PROTOCOL 13.1). */
public enum ErrorCode {
    PARSE_ERROR(-32_700),
    INVALID_REQUEST(-32_600),
    METHOD_NOT_FOUND(-32_601),
    INVALID_PARAMETER(-32_602),
    /** A block or transaction is not there. */
    NOT_FOUND(-5),
    /** A value has the right type and cannot be right, e.g. a negative height. */
    OUT_OF_RANGE(-8);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
