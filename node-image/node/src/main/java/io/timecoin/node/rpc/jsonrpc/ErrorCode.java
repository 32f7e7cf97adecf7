package io.timecoin.node.rpc.jsonrpc;

/** Codes of errors (PROTOCOL 13.1; those above -32,000 are Bitcoin's, which the original node took over). */
public enum ErrorCode {
    PARSE_ERROR(-32_700),
    INVALID_REQUEST(-32_600),
    METHOD_NOT_FOUND(-32_601),
    INVALID_PARAMETER(-32_602),
    /** The client made too many calls in a short time; the same call succeeds later. */
    LIMIT_EXCEEDED(-32_005),
    /** The node cannot do it now; the same call may succeed later. */
    BUSY(-32_004),
    /** A transaction breaks a rule; the same one never succeeds. */
    TRANSACTION_REFUSED(-26),
    /** A value has the right type and cannot be right, e.g. a negative height. */
    OUT_OF_RANGE(-8),
    /** A block or transaction is not there. */
    NOT_FOUND(-5);

    private final int code;

    ErrorCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
