package io.timecoin.node.peers;

import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.util.Optional;

/** What the peer table wants done, in this order. */
public sealed interface PeerEffect {
    /** Connect; answered by {@link PeerEvent.ConnectionOpened} or {@link PeerEvent.DialFailed}. */
    record Dial(PeerAddress address) implements PeerEffect {}

    record Send(ConnectionId connection, Message message) implements PeerEffect {}

    /**
     * Encrypt the connection from here on, in both directions; answered by {@link PeerEvent.ConnectionEncrypted}.
     *
     * @param lastInTheClear sent before, and the peer encrypts after it
     */
    record Encrypt(ConnectionId connection, Optional<Message> lastInTheClear)
            implements PeerEffect {}

    /**
     * Send what is queued, then end the connection without a reset. The table has forgotten it already.
     *
     * @param detail for people
     */
    record Close(ConnectionId connection, CloseReason reason, String detail)
            implements PeerEffect {}

    /** Tell {@link PeerEvent.TimerFired} after the delay; an equal timer armed before is replaced. */
    record Arm(PeerTimer timer, Duration delay) implements PeerEffect {}

    /** The connection's peer completed its handshake: from now on it can be sent to. */
    record PeerReady(ConnectionId connection, PeerInfo peer) implements PeerEffect {}

    /**
     * The connection is not to be used any more. Where another connection takes over, its {@link PeerReady} follows
     * in the same list; so a peer has one connection at a time.
     */
    record PeerGone(ConnectionId connection, PeerInfo peer, CloseReason reason)
            implements PeerEffect {}

    /** A message for another part of the node; the connection is the ready one of its sender. */
    record Deliver(ConnectionId connection, Message message) implements PeerEffect {}

    /** Something that people or metrics want to know. */
    record Report(PeerReport report) implements PeerEffect {}
}
