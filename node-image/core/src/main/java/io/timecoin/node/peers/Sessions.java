package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.Session.Phase;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** All open connections, and for each proven identity the one that is in use. */
final class Sessions {
    private final SortedMap<ConnectionId, Session> all = new TreeMap<>();
    private final SortedMap<NodeId, Session> current = new TreeMap<>();

    void add(Session session) {
        all.put(session.id, session);
    }

    /** Forgets the connection; its identity has none in use if it was this one. */
    void remove(Session session) {
        all.remove(session.id);
        session.nodeId().ifPresent(id -> current.remove(id, session));
    }

    void use(NodeId id, Session session) {
        current.put(id, session);
    }

    Optional<Session> find(ConnectionId id) {
        return Optional.ofNullable(all.get(id));
    }

    /** The connection in use with a node. */
    Optional<Session> current(NodeId id) {
        return Optional.ofNullable(current.get(id));
    }

    boolean connected(NodeId id) {
        return current.containsKey(id);
    }

    /** Connections with a node that gave way to the one in use, the newest first. */
    List<Session> retired(NodeId id) {
        return all.values().stream()
                .filter(session -> session.phase == Phase.RETIRED)
                .filter(session -> session.nodeId().equals(Optional.of(id)))
                .sorted(Comparator.comparing((Session session) -> session.id).reversed())
                .toList();
    }

    /** The connection that this node dialled with that nonce. */
    Optional<Session> dialledWith(Bytes nonce) {
        return all.values().stream()
                .filter(session -> session.isOutbound() && session.nonce.equals(nonce))
                .findFirst();
    }

    /** In the order of their opening. */
    Collection<Session> all() {
        return Collections.unmodifiableCollection(all.values());
    }

    /** Connections that can be sent to, in the order of their opening. */
    List<Session> ready() {
        return all.values().stream().filter(session -> session.phase == Phase.READY).toList();
    }
}
