package io.timecoin.node.chain;

/** Bytes that are no binary image of what they should be; the message says where and why. */
public final class BincodeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    BincodeException(String message) {
        super(message);
    }

    BincodeException(String message, Throwable cause) {
        super(message, cause);
    }
}
