package io.timecoin.node.net;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.wire.NodeHello;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/** The connections of a network, within its limits. Used by the network's thread alone. */
final class OpenConnections {
    private final SortedMap<ConnectionId, PeerConnection> open = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InboundSlots slots;
    private final PeerNetworkListener listener;
    private final SocketFigures figures = new SocketFigures();
    private final HeldBytes unfinished;
    private final HeldBytes answers;
    private boolean paused;

    OpenConnections(NetworkSettings settings, PeerNetworkListener listener) {
        this.slots = new InboundSlots(settings.maxInbound(), settings.maxInboundPerAddress());
        this.unfinished =
                new HeldBytes(
                        settings.maxUnfinishedBytes(),
                        dropping(
                                DropReason.UNFINISHED_LINES,
                                "unfinished lines",
                                settings.maxUnfinishedBytes()));
        this.answers =
                new HeldBytes(
                        settings.maxAnswerBytes(),
                        dropping(
                                DropReason.QUEUE_FULL,
                                "unread answers",
                                settings.maxAnswerBytes()));
        this.listener = listener;
    }

    /** Takes a connection that has just been opened; false if there is no room for it. */
    boolean add(PeerConnection connection) {
        if (connection.direction == Direction.INBOUND && !slots.take(connection.remote.host())) {
            figures.countTurnedAway();
            return false;
        }
        open.put(connection.id, connection);
        connection.setPaused(paused);
        listener.connectionOpened(
                connection.id, connection.direction, connection.remote, newNonce());
        return true;
    }

    void remove(PeerConnection connection) {
        holdsUnfinished(connection, 0);
        holdsAnswers(connection, 0);
        if (open.remove(connection.id, connection) && connection.direction == Direction.INBOUND) {
            slots.release(connection.remote.host());
        }
    }

    /** A connection holds so many bytes of a line that has not ended. */
    void holdsUnfinished(PeerConnection connection, long bytes) {
        unfinished.set(connection.id, bytes);
        figures.setUnfinished(unfinished.total());
    }

    /** So many bytes wait for the peer of a connection alone. */
    void holdsAnswers(PeerConnection connection, long bytes) {
        answers.set(connection.id, bytes);
    }

    private Consumer<ConnectionId> dropping(DropReason reason, String what, long max) {
        return id ->
                find(id).ifPresent(greatest ->
                        greatest.drop(
                                reason,
                                "%s of all peers exceed %d bytes, and this one has most"
                                        .formatted(what, max)));
    }

    Optional<PeerConnection> find(ConnectionId id) {
        return Optional.ofNullable(open.get(id));
    }

    Collection<PeerConnection> all() {
        return List.copyOf(open.values());
    }

    void setPaused(boolean busy) {
        if (busy && !paused) {
            figures.countPause();
        }
        paused = busy;
        all().forEach(connection -> connection.setPaused(busy));
    }

    SocketFigures figures() {
        return figures;
    }

    private Bytes newNonce() {
        byte[] nonce = new byte[NodeHello.NONCE_LENGTH];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }
}
