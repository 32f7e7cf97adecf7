package io.timecoin.node.rpc;

/** The node cannot answer now, e.g. because it shuts down; clients see the message with status 503, or as an error of
 * their call. */
public final class NodeUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String message;

    /** @param message why, in words for the client */
    public NodeUnavailableException(String message) {
        super(message);
        this.message = message;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
