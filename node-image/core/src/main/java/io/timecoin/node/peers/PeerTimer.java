package io.timecoin.node.peers;

/** What a timer of the peer table is for. A timer that has lost its purpose does nothing when it fires. */
public sealed interface PeerTimer {
    /** The handshake of a connection must be over. */
    record HandshakeDeadline(ConnectionId connection) implements PeerTimer {}

    /** A connection wants its next ping. */
    record PingDue(ConnectionId connection) implements PeerTimer {}

    /** The peer should have closed the lesser of two connections by now. */
    record RetirementDeadline(ConnectionId connection) implements PeerTimer {}

    /** An address may be dialled. */
    record DialDue(PeerAddress address) implements PeerTimer {}

    /** Time to see whether addresses learned from peers are needed. */
    record CandidatesDue() implements PeerTimer {}
}
