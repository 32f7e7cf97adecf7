package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import java.util.Optional;

/** An address that this node wants a connection with. Mutable, owned by {@link Dialling}. */
final class DialTarget {
    /** What is being done about it. */
    enum State {
        /** A timer runs until the next dial. */
        WAITING,
        /** Dialled, up to the end of the handshake. */
        DIALLING,
        /** The peer has a ready connection, whoever dialled it. */
        CONNECTED,
        /** This node itself answers there. */
        SELF
    }

    final ConfiguredPeer peer;

    /** Whether it stands in the operator's list; other addresses are tried once only. */
    final boolean configured;

    State state = State.WAITING;

    /** As configured, else who answered last. */
    Optional<NodeId> id;

    int failures;
    String lastFailure = "";

    DialTarget(ConfiguredPeer peer, boolean configured) {
        this.peer = peer;
        this.configured = configured;
        this.id = peer.id();
    }

    PeerAddress address() {
        return peer.address();
    }

    boolean belongsTo(NodeId node) {
        return id.equals(Optional.of(node));
    }
}
