package io.timecoin.node.peers;

import io.timecoin.node.wire.LineFault;
import java.time.Duration;

/** What happened among the peers, for logs and metrics. */
public sealed interface PeerReport {
    record HandshakeBegun(ConnectionId connection, Direction direction, PeerAddress remote)
            implements PeerReport {}

    /**
     * Both sides have proven who they are.
     *
     * @param took since the connection was open
     */
    record HandshakeCompleted(ConnectionId connection, PeerInfo peer, Duration took)
            implements PeerReport {}

    record HandshakeFailed(
            ConnectionId connection,
            Direction direction,
            PeerAddress remote,
            CloseReason reason,
            String detail)
            implements PeerReport {}

    /** A connection that this node does not want, whatever the peer does. */
    record ConnectionRefused(
            ConnectionId connection, PeerAddress remote, CloseReason reason, String detail)
            implements PeerReport {}

    /** Two connections of one pair met, and one of them ends. */
    record DuplicateResolved(PeerInfo peer, ConnectionId kept, ConnectionId ended)
            implements PeerReport {}

    /** A peer that was ready is so no more. */
    record PeerLost(ConnectionId connection, PeerInfo peer, CloseReason reason, String detail)
            implements PeerReport {}

    /**
     * A ping interval passed without any traffic.
     *
     * @param missed how many in a row
     */
    record PongMissed(ConnectionId connection, PeerInfo peer, int missed) implements PeerReport {}

    record LineRefused(ConnectionId connection, PeerAddress remote, LineFault fault, String detail)
            implements PeerReport {}

    record AddressBanned(String host, Duration duration) implements PeerReport {}

    /**
     * A dial, or the handshake that followed, came to nothing.
     *
     * @param name of the configured peer; may be empty
     * @param attempts failed ones in a row
     */
    record DialFailed(PeerAddress address, String name, int attempts, String reason)
            implements PeerReport {}
}
