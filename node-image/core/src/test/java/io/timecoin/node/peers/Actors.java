package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.Handshake;
import io.timecoin.node.wire.NodeHello;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Nodes that tests let meet, ordered by their ids, and what they say in a handshake. */
final class Actors {
    static final Hash GENESIS = Sha256.hash(Bytes.utf8("genesis"));
    static final long START = 1_000;

    final StubSignatures keys = new StubSignatures();

    /** The lowest id dials everybody, the highest nobody. */
    final LocalNode lowest;

    final LocalNode middle;
    final LocalNode highest;

    Actors() {
        List<LocalNode> nodes = new ArrayList<>();
        for (String name : List.of("gold-0", "silver-0", "bronze-0")) {
            nodes.add(node(name, START));
        }
        nodes.sort(Comparator.comparing(LocalNode::id));
        this.lowest = nodes.get(0);
        this.middle = nodes.get(1);
        this.highest = nodes.get(2);
    }

    LocalNode node(String name, long startMillis) {
        return new LocalNode(
                keys.signer(name),
                name,
                "1.0.0",
                "Testnet",
                GENESIS,
                startMillis,
                List.of(),
                Optional.of(address(name)));
    }

    static LocalNode startedAt(LocalNode node, long startMillis) {
        return new LocalNode(
                node.signer(),
                node.name(),
                node.version(),
                node.network(),
                node.genesis(),
                startMillis,
                node.capabilities(),
                node.listenAddress());
    }

    static PeerAddress address(String name) {
        return new PeerAddress(name + ".time", 24100);
    }

    static PeerAddress address(LocalNode node) {
        return address(node.name());
    }

    static ConfiguredPeer configured(LocalNode node) {
        return new ConfiguredPeer(Optional.of(node.id()), address(node), node.name());
    }

    List<NodeId> ids() {
        return List.of(lowest.id(), middle.id(), highest.id());
    }

    RunningTable table(LocalNode local) {
        return table(local, PeerSettings.defaults(), ids());
    }

    RunningTable table(LocalNode local, PeerSettings settings, Collection<NodeId> members) {
        return new RunningTable(settings, local, keys, members);
    }

    HandshakeRules voiceOf(LocalNode node) {
        return new HandshakeRules(node, Encryption.OFF, keys);
    }

    /** The peer dials the table and completes its part of the handshake. */
    ConnectionId dialIn(RunningTable table, LocalNode peer) {
        return dialIn(table, peer, peer.name() + ":50000");
    }

    ConnectionId dialIn(RunningTable table, LocalNode peer, String from) {
        ConnectionId id = table.accept(from);
        Bytes nonce = peerNonce(id);
        table.receive(id, voiceOf(peer).opening(nonce));
        table.sent(id, Ack.class).stream()
                .findFirst()
                .flatMap(Ack::node)
                .ifPresent(answer ->
                        table.receive(id, voiceOf(peer).proof(nonce, answer, new Link.Plain())));
        return id;
    }

    /** The peer takes a dial of the table, and answers its handshake. */
    ConnectionId answerDial(RunningTable table, LocalNode peer) {
        return answerDial(table, address(peer), peer);
    }

    ConnectionId answerDial(RunningTable table, PeerAddress dialled, LocalNode peer) {
        ConnectionId id = table.connected(dialled);
        NodeHello hello = table.sent(id, Handshake.class).getFirst().node().orElseThrow();
        table.receive(id, voiceOf(peer).answer(peerNonce(id), hello, new Link.Plain()));
        return id;
    }

    /** A reference node dials the table. */
    static ConnectionId dialInAsReference(RunningTable table, String from) {
        ConnectionId id = table.accept(from);
        table.receive(id, referenceHandshake("mainnet"));
        return id;
    }

    static Handshake referenceHandshake(String network) {
        return new Handshake(
                Handshake.MAGIC, Handshake.PROTOCOL_VERSION, network, Optional.empty());
    }

    static Ack plainAck() {
        return new Ack("Handshake", Optional.empty(), Optional.empty());
    }

    static Bytes peerNonce(ConnectionId id) {
        return Sha256.hash(Bytes.utf8("the peer's nonce " + id)).bytes();
    }
}
