package io.timecoin.node.net;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.wire.NodeHello;
import java.security.SecureRandom;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/** The connections of a network, within its limits. Used by the network's thread alone. */
final class OpenConnections {
    private final SortedMap<ConnectionId, PeerConnection> open = new TreeMap<>();
    private final SecureRandom random = new SecureRandom();
    private final InboundSlots slots;
    private final PeerNetworkListener listener;
    private final LongAdder turnedAway = new LongAdder();
    private final SortedMap<ConnectionId, Integer> unfinished = new TreeMap<>();
    private final long maxUnfinishedBytes;
    private long unfinishedBytes;
    private boolean paused;

    OpenConnections(NetworkSettings settings, PeerNetworkListener listener) {
        this.slots = new InboundSlots(settings.maxInbound(), settings.maxInboundPerAddress());
        this.maxUnfinishedBytes = settings.maxUnfinishedBytes();
        this.listener = listener;
    }

    /** Takes a connection that has just been opened; false if there is no room for it. */
    boolean add(PeerConnection connection) {
        if (connection.direction == Direction.INBOUND && !slots.take(connection.remote.host())) {
            turnedAway.increment();
            return false;
        }
        open.put(connection.id, connection);
        connection.setPaused(paused);
        listener.connectionOpened(
                connection.id, connection.direction, connection.remote, newNonce());
        return true;
    }

    void remove(PeerConnection connection) {
        note(connection.id, 0);
        if (open.remove(connection.id, connection) && connection.direction == Direction.INBOUND) {
            slots.release(connection.remote.host());
        }
    }

    /** A connection holds so many bytes of a line that has not ended; where all hold too many, the greatest gives way. */
    void holds(PeerConnection connection, int bytes) {
        note(connection.id, bytes);
        if (unfinishedBytes > maxUnfinishedBytes) {
            unfinished.entrySet().stream()
                    .max(Map.Entry.comparingByValue())
                    .flatMap(greatest -> find(greatest.getKey()))
                    .ifPresent(greatest ->
                            greatest.drop(
                                    "unfinished lines of all peers exceed %d bytes, and this one is the longest"
                                            .formatted(maxUnfinishedBytes)));
        }
    }

    private void note(ConnectionId connection, int bytes) {
        Integer before =
                bytes == 0 ? unfinished.remove(connection) : unfinished.put(connection, bytes);
        unfinishedBytes += bytes - (before == null ? 0 : before);
    }

    Optional<PeerConnection> find(ConnectionId id) {
        return Optional.ofNullable(open.get(id));
    }

    Collection<PeerConnection> all() {
        return List.copyOf(open.values());
    }

    void setPaused(boolean busy) {
        paused = busy;
        all().forEach(connection -> connection.setPaused(busy));
    }

    /** How many connections found no room; any thread may ask. */
    long turnedAway() {
        return turnedAway.sum();
    }

    private Bytes newNonce() {
        byte[] nonce = new byte[NodeHello.NONCE_LENGTH];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }
}
