package io.timecoin.node.peers;

/** Why a connection ended. Metrics count by name. */
public enum CloseReason {
    /** The handshake was not over in time. */
    HANDSHAKE_TIMEOUT,
    /** A message came before the handshake that must open the connection. */
    MESSAGE_BEFORE_HANDSHAKE,
    /** A line, or too many of them, was no message. */
    GARBAGE,
    /** A line was longer than allowed. */
    LINE_TOO_LONG,
    WRONG_MAGIC,
    WRONG_VERSION,
    WRONG_NETWORK,
    WRONG_GENESIS,
    /** The peer did not prove that the key it showed is its own. */
    BAD_SIGNATURE,
    /** Another node than the configured one answered the dial. */
    WRONG_IDENTITY,
    /** This node met itself, or a process that uses its key. */
    SELF_CONNECTION,
    /** This node encrypts all of its connections, and the peer does not offer it. */
    ENCRYPTION_REQUIRED,
    /** The pair has another connection, which stays. */
    DUPLICATE,
    /** The connection belongs to an earlier start of the peer's process. */
    EARLIER_START,
    /** Pings stayed without any traffic in answer. */
    PING_TIMEOUT,
    /** The address is banned, and the peer no masternode. */
    BANNED,
    /** No connection slot is free for this peer. */
    NO_SLOT,
    /** The peer sent blocks that do not follow from the chain, or none of those it promised. */
    BAD_BLOCKS,
    /** The peer or the network ended it. */
    CONNECTION_LOST;

    /** Whether this node does not want the connection, rather than the handshake having failed. */
    boolean isRefusal() {
        return switch (this) {
            case SELF_CONNECTION, DUPLICATE, EARLIER_START, BANNED, NO_SLOT, ENCRYPTION_REQUIRED ->
                    true;
            case HANDSHAKE_TIMEOUT,
                    MESSAGE_BEFORE_HANDSHAKE,
                    GARBAGE,
                    LINE_TOO_LONG,
                    WRONG_MAGIC,
                    WRONG_VERSION,
                    WRONG_NETWORK,
                    WRONG_GENESIS,
                    BAD_SIGNATURE,
                    WRONG_IDENTITY,
                    PING_TIMEOUT,
                    BAD_BLOCKS,
                    CONNECTION_LOST ->
                    false;
        };
    }

    /** Whether no honest node, however old or misconfigured, makes it happen: such faults ban an address. */
    boolean isFault() {
        return switch (this) {
            case MESSAGE_BEFORE_HANDSHAKE,
                    GARBAGE,
                    LINE_TOO_LONG,
                    WRONG_MAGIC,
                    BAD_SIGNATURE,
                    BAD_BLOCKS ->
                    true;
            case HANDSHAKE_TIMEOUT,
                    WRONG_VERSION,
                    WRONG_NETWORK,
                    WRONG_GENESIS,
                    WRONG_IDENTITY,
                    ENCRYPTION_REQUIRED,
                    SELF_CONNECTION,
                    DUPLICATE,
                    EARLIER_START,
                    PING_TIMEOUT,
                    BANNED,
                    NO_SLOT,
                    CONNECTION_LOST ->
                    false;
        };
    }
}
