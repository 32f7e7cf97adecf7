package io.timecoin.node.simulation;

import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StandInKeys;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.wire.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/** A network of masternodes of one genesis, with links that take some milliseconds and keep the order of messages. */
final class VirtualNetwork {
    private static final int BLOCK_INTERVAL_SECONDS = 2;
    private static final int FIRST_PORT = 24_100;

    private record Link(VirtualNode here, VirtualNode there, ConnectionId id, ConnectionId other) {}

    private final VirtualTime time = new VirtualTime(Instant.ofEpochSecond(1_764_547_199L));
    private final Random random;
    private final List<VirtualNode> nodes;
    private final TreeMap<ConnectionId, Link> links = new TreeMap<>();
    private final TreeMap<ConnectionId, Instant> lastArrival = new TreeMap<>();
    private long connections;

    VirtualNetwork(int size, long seed) {
        random = new Random(seed);
        StandInKeys keys = new StandInKeys();
        List<Signer> signers =
                IntStream.range(0, size).mapToObj(i -> keys.signer("masternode " + i)).toList();
        Genesis genesis = genesis(signers);
        nodes =
                IntStream.range(0, size)
                        .mapToObj(i ->
                                new VirtualNode(
                                        this,
                                        genesis,
                                        signers.get(i),
                                        keys,
                                        new PeerAddress("node-" + i, FIRST_PORT + i)))
                        .toList();
    }

    private static Genesis genesis(List<Signer> signers) {
        List<Member> members = new ArrayList<>();
        for (Signer signer : signers) {
            String name = "node-" + members.size();
            members.add(new Member(signer.publicKey(), Tier.FREE, "address of " + name, name));
        }
        return new Genesis(
                "simulated",
                NetworkType.TESTNET,
                BLOCK_INTERVAL_SECONDS,
                NetworkType.TESTNET.genesisTime(),
                members,
                List.of());
    }

    List<VirtualNode> nodes() {
        return nodes;
    }

    VirtualNode node(int index) {
        return nodes.get(index);
    }

    List<VirtualNode> up() {
        return nodes.stream().filter(VirtualNode::isUp).toList();
    }

    void start(VirtualNode node) {
        node.start(
                nodes.stream()
                        .filter(other -> other != node)
                        .map(other ->
                                new ConfiguredPeer(
                                        Optional.of(other.id()),
                                        other.address(),
                                        other.address().host()))
                        .toList());
    }

    void startAll() {
        nodes.forEach(this::start);
    }

    Instant now() {
        return time.now();
    }

    void after(Duration delay, Runnable action) {
        time.after(delay, action);
    }

    boolean runUntil(BooleanSupplier condition, Duration limit) {
        return time.runUntil(condition, limit);
    }

    void run(Duration duration) {
        time.run(duration);
    }

    /** Whether every running node has committed the height. */
    boolean reached(long height) {
        return up().stream().allMatch(node -> node.disk().height() >= height);
    }

    /** The hashes that nodes hold at a height: one, or the chain has forked. */
    List<Hash> hashes(long height) {
        return nodes.stream()
                .filter(node -> node.disk().height() >= height)
                .map(node -> node.disk().hash(height))
                .distinct()
                .toList();
    }

    void dial(VirtualNode from, PeerAddress address) {
        Optional<VirtualNode> to =
                nodes.stream().filter(node -> node.address().equals(address)).findFirst();
        after(
                latency(),
                () -> {
                    if (to.filter(VirtualNode::isUp).isPresent() && from.isUp()) {
                        open(from, to.get());
                    } else {
                        from.take(
                                new NodeEvent.Peers(new PeerEvent.DialFailed(address, "refused")));
                    }
                });
    }

    private void open(VirtualNode from, VirtualNode to) {
        ConnectionId outbound = new ConnectionId(connections++);
        ConnectionId inbound = new ConnectionId(connections++);
        links.put(outbound, new Link(from, to, outbound, inbound));
        links.put(inbound, new Link(to, from, inbound, outbound));
        opened(to, inbound, Direction.INBOUND, from.address());
        opened(from, outbound, Direction.OUTBOUND, to.address());
    }

    private static void opened(
            VirtualNode node, ConnectionId id, Direction direction, PeerAddress remote) {
        Bytes nonce = Sha256.hash(Bytes.utf8("nonce " + id)).bytes();
        node.take(
                new NodeEvent.Peers(new PeerEvent.ConnectionOpened(id, direction, remote, nonce)));
    }

    void send(VirtualNode from, ConnectionId connection, Message message) {
        Link link = links.get(connection);
        if (link == null || link.here() != from) {
            return;
        }
        Instant earliest = lastArrival.getOrDefault(connection, now());
        Instant arrival = now().plus(latency());
        Instant ordered = arrival.isAfter(earliest) ? arrival : earliest;
        lastArrival.put(connection, ordered);
        after(
                Duration.between(now(), ordered),
                () -> {
                    if (links.containsKey(link.other())) {
                        link.there()
                                .take(
                                        new NodeEvent.Peers(
                                                new PeerEvent.MessageReceived(
                                                        link.other(), message)));
                    }
                });
    }

    void close(ConnectionId connection, String reason) {
        Link link = links.remove(connection);
        if (link != null) {
            Duration delay = latency();
            Instant last = lastArrival.getOrDefault(connection, now());
            Duration afterLast = Duration.between(now(), last);
            after(
                    delay.compareTo(afterLast) > 0 ? delay : afterLast,
                    () -> {
                        if (links.remove(link.other()) != null) {
                            closed(link.there(), link.other(), reason);
                        }
                    });
            after(Duration.ZERO, () -> closed(link.here(), connection, reason));
        }
    }

    /** Ends all connections of a node that crashed. */
    void cut(VirtualNode node) {
        links.values().stream()
                .filter(link -> link.here() == node)
                .map(Link::id)
                .toList()
                .forEach(id -> close(id, "the process died"));
    }

    private static void closed(VirtualNode node, ConnectionId id, String reason) {
        node.take(new NodeEvent.Peers(new PeerEvent.ConnectionClosed(id, reason)));
    }

    private Duration latency() {
        return Duration.ofNanos(random.nextInt(500_000, 3_000_000));
    }
}
