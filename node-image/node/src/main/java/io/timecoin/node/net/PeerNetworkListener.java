package io.timecoin.node.net;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;

/**
 * Hears what happens on the sockets, on a thread of the network that must not be blocked. What concerns one connection
 * comes in order: opened, then messages and refused lines, encrypted in between at most once, then at most one end.
 */
public interface PeerNetworkListener {
    /**
     * A connection is open.
     *
     * @param remote the dialled address, or the socket's address of a peer that dialled
     * @param nonce 32 random bytes for this connection alone
     */
    void connectionOpened(
            ConnectionId connection, Direction direction, PeerAddress remote, Bytes nonce);

    /**
     * A connection is encrypted as {@link PeerNetwork#encrypt} ordered; messages from now on were.
     *
     * @param binding a value of this encryption that both ends and nobody else have
     */
    void connectionEncrypted(ConnectionId connection, Bytes binding);

    /**
     * A message came.
     *
     * @param handled is to be run, by any thread, when the message has been dealt with: a connection has few that have
     *     not, and is not read any further until they have
     */
    void messageReceived(ConnectionId connection, Message message, Runnable handled);

    /**
     * A line was no message. After {@link LineFault#TOO_LONG} nothing more is read from the connection, which waits to
     * be closed.
     */
    void lineRefused(ConnectionId connection, LineFault fault, String detail);

    /** A connection ended without {@link PeerNetwork#close(ConnectionId)}. */
    void connectionClosed(ConnectionId connection, String reason);

    /** No connection came of a dial. */
    void dialFailed(PeerAddress address, String reason);
}
