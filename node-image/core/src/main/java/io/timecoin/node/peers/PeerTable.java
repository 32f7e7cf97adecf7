package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.SignatureVerifier;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The one registry of everything about peers: who they are, which side dials, how far a handshake
 * is, which of two connections stays, when to ping and to dial again (PROTOCOL 16, row 32).
 */
public final class PeerTable {
    /** A table without peers; the operator's list comes as an event. */
    public PeerTable(
            PeerSettings settings,
            LocalNode local,
            SignatureVerifier verifier,
            Collection<NodeId> members) {}

    /** Takes one event and answers with what is to be done about it, in order. */
    public List<PeerEffect> step(PeerEvent event, Instant now) {
        return List.of();
    }

    /** Who is at the other end of a ready connection. */
    public Optional<PeerInfo> peer(ConnectionId connection) {
        return Optional.empty();
    }

    /** The ready connection of a node. */
    public Optional<ConnectionId> connection(NodeId node) {
        return Optional.empty();
    }

    /** All ready connections, one for each peer, in the order of their opening. */
    public List<ConnectionId> ready() {
        return List.of();
    }

    /** What {@code /status} and metrics show. */
    public PeersSnapshot snapshot() {
        return new PeersSnapshot(
                List.of(),
                List.of(),
                new PeerCounters(0, 0, 0, 0, 0, 0, new java.util.TreeMap<>()),
                0);
    }
}
