package io.timecoin.node.simulation;

import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/**
 * The connections of a network. Like TCP they keep the order of messages and lose none while they last: what is sent
 * into a partition arrives after it, unless the connection breaks.
 */
final class VirtualLinks {
    private static final Duration DIAL_TIMEOUT = Duration.ofSeconds(3);

    /** One direction of a connection. */
    private static final class Link {
        final VirtualNode here;
        final VirtualNode there;
        final ConnectionId id;
        final ConnectionId other;
        final Deque<Runnable> underWay = new ArrayDeque<>();
        Instant lastArrival = Instant.MIN;
        int stalled;

        Link(VirtualNode here, VirtualNode there, ConnectionId id, ConnectionId other) {
            this.here = here;
            this.there = there;
            this.id = id;
            this.other = other;
        }
    }

    private final VirtualTime time;
    private final Conditions conditions;
    private final TreeMap<ConnectionId, Link> links = new TreeMap<>();
    private final List<Link> stalled = new ArrayList<>();
    private long connections;

    VirtualLinks(VirtualTime time, Conditions conditions) {
        this.time = time;
        this.conditions = conditions;
    }

    void dial(VirtualNode from, PeerAddress address, Optional<VirtualNode> to) {
        int life = from.life();
        boolean separated = to.filter(node -> conditions.areSeparated(from, node)).isPresent();
        time.after(
                separated ? DIAL_TIMEOUT : conditions.nextLatency(),
                () -> {
                    if (from.life() != life) {
                        return;
                    }
                    if (!separated && to.filter(VirtualNode::isUp).isPresent()) {
                        open(from, to.get(), address);
                    } else {
                        from.take(
                                new NodeEvent.Peers(
                                        new PeerEvent.DialFailed(address, "nobody answers")));
                    }
                });
    }

    private void open(VirtualNode from, VirtualNode to, PeerAddress dialled) {
        ConnectionId outbound = new ConnectionId(connections++);
        ConnectionId inbound = new ConnectionId(connections++);
        links.put(outbound, new Link(from, to, outbound, inbound));
        links.put(inbound, new Link(to, from, inbound, outbound));
        opened(to, inbound, Direction.INBOUND, from.address());
        opened(from, outbound, Direction.OUTBOUND, dialled);
    }

    private static void opened(
            VirtualNode node, ConnectionId id, Direction direction, PeerAddress remote) {
        Bytes nonce = Sha256.hash(Bytes.utf8("nonce " + id)).bytes();
        node.take(
                new NodeEvent.Peers(new PeerEvent.ConnectionOpened(id, direction, remote, nonce)));
    }

    void send(VirtualNode from, ConnectionId connection, Message message) {
        Link link = links.get(connection);
        if (link != null && link.here == from) {
            put(
                    link,
                    () -> {
                        if (links.containsKey(link.other)) {
                            link.there.take(
                                    new NodeEvent.Peers(
                                            new PeerEvent.MessageReceived(link.other, message)));
                        }
                    });
        }
    }

    /** The connection between two nodes as the first one knows it. */
    Optional<ConnectionId> connection(VirtualNode here, VirtualNode there) {
        return links.values().stream()
                .filter(link -> link.here == here && link.there == there)
                .map(link -> link.id)
                .findFirst();
    }

    /** One end closes: what it has sent still arrives. */
    void close(ConnectionId connection, String reason) {
        Link link = links.remove(connection);
        if (link != null) {
            put(
                    link,
                    () -> {
                        if (links.remove(link.other) != null) {
                            closed(link.there, link.other, reason);
                        }
                    });
            int life = link.here.life();
            time.after(
                    Duration.ZERO,
                    () -> {
                        if (link.here.life() == life) {
                            closed(link.here, connection, reason);
                        }
                    });
        }
    }

    /** Ends all connections of a node whose process died. */
    void cut(VirtualNode node) {
        links.values().stream()
                .filter(link -> link.here == node)
                .map(link -> link.id)
                .toList()
                .forEach(id -> close(id, "the process died"));
    }

    /** Breaks some connection; what was under way on it is lost. */
    void breakOne(Random random) {
        if (links.isEmpty()) {
            return;
        }
        List<Link> open = List.copyOf(links.values());
        Link broken = open.get(random.nextInt(open.size()));
        List<Runnable> lost = Collections.nCopies(broken.underWay.size(), () -> {});
        broken.underWay.clear();
        broken.underWay.addAll(lost);
        close(broken.id, "connection reset");
    }

    /** What a partition held back goes on its way. */
    void resume() {
        for (Link link : stalled) {
            for (; link.stalled > 0; link.stalled--) {
                time.after(conditions.nextLatency(), () -> arrive(link));
            }
        }
        stalled.clear();
    }

    private void put(Link link, Runnable arrival) {
        link.underWay.add(arrival);
        Instant at = time.now().plus(conditions.nextLatency());
        link.lastArrival = at.isAfter(link.lastArrival) ? at : link.lastArrival;
        time.after(Duration.between(time.now(), link.lastArrival), () -> arrive(link));
    }

    private void arrive(Link link) {
        if (conditions.areSeparated(link.here, link.there)) {
            if (link.stalled == 0) {
                stalled.add(link);
            }
            link.stalled++;
        } else {
            link.underWay.remove().run();
        }
    }

    private static void closed(VirtualNode node, ConnectionId id, String reason) {
        node.take(new NodeEvent.Peers(new PeerEvent.ConnectionClosed(id, reason)));
    }
}
