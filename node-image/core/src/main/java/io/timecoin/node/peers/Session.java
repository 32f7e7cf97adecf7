package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.wire.NodeHello;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/** One open connection, from its first byte to its last. Mutable, owned by the table. */
final class Session {
    /** How far a connection is. */
    enum Phase {
        /** Inbound: nothing was received yet. */
        AWAITING_HANDSHAKE,
        /** Inbound: answered, the dialler has to prove its identity. */
        AWAITING_PROOF,
        /** Outbound: the handshake is sent. */
        AWAITING_ACK,
        READY,
        /** Proven, but the pair's other connection stays and the peer will close this one. */
        RETIRED
    }

    final ConnectionId id;
    final Direction direction;
    final PeerAddress remote;
    final Bytes nonce;
    final Instant openedAt;
    final Liveness liveness = new Liveness();

    Phase phase;
    Link link = new Link.Plain();
    Optional<NodeHello> hello = Optional.empty();
    Optional<PeerInfo> peer = Optional.empty();
    Instant readyAt;
    OptionalLong height = OptionalLong.empty();
    int badLines;

    Session(
            ConnectionId id,
            Direction direction,
            PeerAddress remote,
            Bytes nonce,
            Instant openedAt) {
        this.id = id;
        this.direction = direction;
        this.remote = remote;
        this.nonce = nonce;
        this.openedAt = openedAt;
        this.readyAt = openedAt;
        this.phase = direction == Direction.INBOUND ? Phase.AWAITING_HANDSHAKE : Phase.AWAITING_ACK;
    }

    boolean isOutbound() {
        return direction == Direction.OUTBOUND;
    }

    /** Whether the handshake is over. */
    boolean isProven() {
        return phase == Phase.READY || phase == Phase.RETIRED;
    }

    /** Whom the other end claims to be, or is once the handshake is over; reference nodes have no identity. */
    Optional<NodeId> nodeId() {
        return hello.map(NodeHello::id);
    }

    /** When the process at the other end started, in milliseconds since 1970; 0 for a reference node. */
    long startMillis() {
        return hello.map(NodeHello::startMillis).orElse(0L);
    }

    Duration age(Instant now) {
        return Duration.between(openedAt, now);
    }

    PeerStatus status() {
        return new PeerStatus(
                id,
                peer.orElseThrow(),
                readyAt,
                height,
                liveness.roundTrip(),
                liveness.clockOffset(),
                liveness.pongs(),
                liveness.missed());
    }
}
