package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.StubSignatures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.BiPredicate;

/** Many peer tables under one virtual clock and network. Everything follows from the seed. */
final class PeerSimulation {
    private static final Instant START = Instant.parse("2026-11-01T00:00:00Z");
    private static final Duration UNREACHABLE = Duration.ofSeconds(3);

    private record Scheduled(Instant at, long order, Runnable action) {}

    final StubSignatures keys = new StubSignatures();
    final List<SimulatedNode> nodes = new ArrayList<>();
    final Random random;

    private final PeerSettings settings;
    private final Duration maxLatency;
    private final PriorityQueue<Scheduled> queue =
            new PriorityQueue<>(
                    Comparator.comparing(Scheduled::at).thenComparingLong(Scheduled::order));
    private BiPredicate<SimulatedNode, SimulatedNode> canDial = (from, to) -> true;
    private Instant now = START;
    private long order;
    private Hash digest = Hash.ZERO;

    PeerSimulation(long seed, int size, PeerSettings settings, Duration maxLatency) {
        this.random = new Random(seed);
        this.settings = settings;
        this.maxLatency = maxLatency;
        for (int i = 0; i < size; i++) {
            nodes.add(new SimulatedNode(this, "node-" + i, new PeerAddress("10.0.0." + i, 24100)));
        }
    }

    /** Decides which dials arrive; the others time out. */
    void reachability(BiPredicate<SimulatedNode, SimulatedNode> rule) {
        canDial = rule;
    }

    /** Starts every node at some moment of the first span. */
    void startAll(Duration within) {
        for (SimulatedNode node : nodes) {
            after(randomUpTo(within), node::start);
        }
    }

    void run(Duration duration) {
        Instant end = now.plus(duration);
        while (!queue.isEmpty() && !queue.peek().at().isAfter(end)) {
            Scheduled next = queue.remove();
            now = next.at();
            next.action().run();
        }
        now = end;
    }

    void after(Duration delay, Runnable action) {
        queue.add(new Scheduled(now.plus(delay), order++, action));
    }

    Instant now() {
        return now;
    }

    PeerSettings settings() {
        return settings;
    }

    Duration randomUpTo(Duration max) {
        return Duration.ofNanos(1 + (long) (random.nextDouble() * max.toNanos()));
    }

    Duration latency() {
        return randomUpTo(maxLatency);
    }

    Bytes nonce() {
        byte[] nonce = new byte[32];
        random.nextBytes(nonce);
        return Bytes.of(nonce);
    }

    List<NodeId> ids() {
        return nodes.stream().map(node -> NodeId.of(node.signer.publicKey())).toList();
    }

    List<ConfiguredPeer> configuration() {
        return nodes.stream()
                .map(node ->
                        new ConfiguredPeer(
                                Optional.of(NodeId.of(node.signer.publicKey())),
                                node.address,
                                node.name))
                .toList();
    }

    /** Everything that any table wanted done so far, in order. */
    Hash digest() {
        return digest;
    }

    void record(SimulatedNode node, PeerEffect effect) {
        digest = Sha256.hash(digest.bytes(), Bytes.utf8(now + node.name + effect));
    }

    void dial(SimulatedNode from, int life, PeerAddress address) {
        SimulatedNode to =
                nodes.stream()
                        .filter(node -> node.address.equals(address))
                        .findFirst()
                        .orElseThrow();
        if (!canDial.test(from, to)) {
            after(UNREACHABLE, () -> from.dialFailed(life, address, "timed out"));
            return;
        }
        after(
                latency(),
                () -> {
                    if (to.isUp()) {
                        new SimulatedLink(this, from, life, to).open(address);
                    } else {
                        after(latency(), () -> from.dialFailed(life, address, "refused"));
                    }
                });
    }

    /** All links that are ready at both ends. */
    List<SimulatedLink> readyLinks() {
        return nodes.stream()
                .flatMap(node -> node.links().stream())
                .distinct()
                .filter(SimulatedLink::isReadyOnBothSides)
                .toList();
    }
}
