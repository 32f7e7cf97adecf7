package io.timecoin.node.net;

/** Why the sockets gave up a connection by themselves. Metrics count by name. */
public enum DropReason {
    /** More waits to be written to the peer than may. */
    QUEUE_FULL,
    /** The peer has taken nothing for too long. */
    NOT_READING,
    /** The peer's unfinished line was the longest when those of all peers were too long. */
    UNFINISHED_LINES,
    /** The encryption that both sides agreed to did not come about. */
    NOT_ENCRYPTED,
    /** The socket failed. */
    SOCKET_ERROR
}
