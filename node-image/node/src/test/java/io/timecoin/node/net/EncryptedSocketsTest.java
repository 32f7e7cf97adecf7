package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.net.RecordingListener.Heard.Encrypted;
import io.timecoin.node.net.RecordingListener.Heard.Opened;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.Encryption;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.peers.PeersSnapshot;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections of nodes that encrypt, of some that do not, and of who stands between them. */
class EncryptedSocketsTest {
    private static final int MEMBERS = 4;
    private static final String REFERENCE_HANDSHAKE =
            "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,\"network\":\"mainnet\"}}\n";

    private final Ed25519 ed25519 = new Ed25519();
    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
    }

    @Test
    void fourNodesHaveSixEncryptedConnectionsAfterOneHandshakeEach() throws Exception {
        List<TableNode> nodes =
                connected(
                        Encryption.PREFERRED,
                        Encryption.REQUIRED,
                        Encryption.PREFERRED,
                        Encryption.REQUIRED);

        for (TableNode node : nodes) {
            node.await(isComplete(3));
            PeersSnapshot snapshot = node.snapshot();
            assertThat(snapshot.peers()).allMatch(peer -> peer.peer().encrypted());
            assertThat(snapshot.counters().begun()).isEqualTo(3);
            assertThat(snapshot.counters().failed()).isZero();
        }
    }

    @Test
    void aNetworkInTheMiddleOfItsUpgradeToEncryptionKeepsAllConnections() throws Exception {
        List<TableNode> nodes =
                connected(
                        Encryption.OFF, Encryption.PREFERRED, Encryption.OFF, Encryption.PREFERRED);

        int encrypted = 0;
        for (TableNode node : nodes) {
            node.await(isComplete(3));
            PeersSnapshot snapshot = node.snapshot();
            assertThat(snapshot.counters().failed()).isZero();
            assertThat(snapshot.counters().refused()).isZero();
            encrypted +=
                    (int) snapshot.peers().stream().filter(peer -> peer.peer().encrypted()).count();
        }
        assertThat(encrypted).as("ends of the one pair of which both can").isEqualTo(2);
    }

    @Test
    void whoRequiresEncryptionTurnsAReferenceNodeAway() throws Exception {
        TableNode node = node(0, Encryption.REQUIRED);
        try (Socket reference = dial(node)) {
            reference.getOutputStream().write(REFERENCE_HANDSHAKE.getBytes(UTF_8));

            assertThat(reference.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(node.snapshot().counters().closed())
                .containsOnlyKeys(CloseReason.ENCRYPTION_REQUIRED);
        assertThat(node.snapshot().counters().refused()).isEqualTo(1);
    }

    @Test
    void whoRelaysBetweenTwoNodesReadsNothingAfterTheirAgreement() throws Exception {
        TableNode acceptor = node(higher(), Encryption.PREFERRED);
        Eavesdropper between = new Eavesdropper(acceptor.asPeer().address());
        open.add(between);
        TableNode dialler = node(lower(), Encryption.PREFERRED);

        dialler.configure(List.of(through(between.address(), acceptor)));
        dialler.await(isComplete(1));

        assertThat(between.overheard()).contains("Handshake", "Encrypt");
        assertThat(between.overheard()).doesNotContain("signature", "Ping", "Pong", "GetPeers");
    }

    @Test
    void whoDecryptsBetweenTwoNodesIsFoundOut() throws Exception {
        TableNode acceptor = node(higher(), Encryption.PREFERRED);
        ManInTheMiddle between = new ManInTheMiddle(acceptor.asPeer().address());
        open.add(between);
        TableNode dialler = node(lower(), Encryption.PREFERRED);

        dialler.configure(List.of(through(between.address(), acceptor)));

        dialler.await(
                snapshot -> snapshot.counters().closed().containsKey(CloseReason.BAD_SIGNATURE));
        assertThat(between.relayed()).as("it did read the handshake").contains("Handshake", "Ack");
        assertThat(dialler.snapshot().peers()).isEmpty();
        assertThat(acceptor.snapshot().peers()).isEmpty();
    }

    @Test
    void whoAgreesToEncryptAndSendsSomethingElseIsDropped() throws Exception {
        TableNode node = node(1, Encryption.PREFERRED);
        try (Socket peer = dial(node)) {
            peer.getOutputStream().write(offer());
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
            assertThat(reader.readLine()).isEqualTo("{\"Ack\":{\"message_type\":\"Encrypt\"}}");

            peer.getOutputStream().write(REFERENCE_HANDSHAKE.getBytes(UTF_8));

            drain(peer);
        }
        node.await(
                snapshot -> snapshot.counters().closed().containsKey(CloseReason.CONNECTION_LOST));
    }

    @Test
    void whatIsSlippedInBeforeTheEncryptionIsNotTakenForEncrypted() throws Exception {
        TableNode node = node(1, Encryption.PREFERRED);
        try (Socket peer = dial(node)) {
            peer.getOutputStream()
                    .write(Bytes.of(offer()).concat(Bytes.utf8("\"GetPeers\"")).toArray());

            drain(peer);
        }
        node.await(
                snapshot -> snapshot.counters().closed().containsKey(CloseReason.CONNECTION_LOST));
        assertThat(node.snapshot().peers()).isEmpty();
    }

    @Test
    void longMessagesPassAnEncryptedConnectionInBothDirections() throws Exception {
        RecordingListener ofOne = new RecordingListener();
        RecordingListener ofOther = new RecordingListener();
        PeerNetwork one = network(ofOne);
        PeerNetwork other = network(ofOther);
        one.dial(address(other.listen()));
        Opened out = ofOne.next(Opened.class);
        Opened in = ofOther.next(Opened.class);

        other.encrypt(in.id(), Optional.of(new PeersResponse(List.of())));
        assertThat(ofOne.nextMessage()).isEqualTo(new PeersResponse(List.of()));
        one.encrypt(out.id(), Optional.empty());
        Encrypted here = ofOne.next(Encrypted.class);
        Encrypted there = ofOther.next(Encrypted.class);
        assertThat(here.binding()).isEqualTo(there.binding());

        Message full = new PeersResponse(Collections.nCopies(1_000, "h".repeat(200)));
        Message ready = new PeersResponse(List.of("ready"));
        other.handshakeDone(in.id(), Limits.LINE_BYTES);
        other.send(in.id(), ready);
        one.handshakeDone(out.id(), Limits.LINE_BYTES);
        one.send(out.id(), ready);
        // What comes after handshakeDone tells that it has been done.
        assertThat(ofOne.nextMessage()).isEqualTo(ready);
        assertThat(ofOther.nextMessage()).isEqualTo(ready);

        one.send(out.id(), full);
        other.send(in.id(), full);

        assertThat(ofOther.nextMessage()).isEqualTo(full);
        assertThat(ofOne.nextMessage()).isEqualTo(full);
    }

    private byte[] offer() {
        Bytes nonce = Bytes.of(new byte[24]).concat(Bytes.utf8("TIME-TLS"));
        return ("{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,\"network\":\"Testnet\","
                        + "\"node\":{\"id\":\"%s\",\"public_key\":\"%s\",\"start\":1,\"version\":\"1\","
                        + "\"genesis\":\"%s\",\"capabilities\":[],\"nonce\":\"%s\",\"name\":\"n\","
                        + "\"listen\":\"\"}}}\n")
                .formatted(local(0).id(), local(0).signer().publicKey(), Hash.ZERO, nonce.toHex())
                .getBytes(UTF_8);
    }

    private List<TableNode> connected(Encryption... each) throws IOException {
        List<TableNode> nodes = new ArrayList<>();
        for (int i = 0; i < each.length; i++) {
            nodes.add(node(i, each[i]));
        }
        List<ConfiguredPeer> peers = nodes.stream().map(TableNode::asPeer).toList();
        nodes.forEach(node -> node.configure(peers));
        return nodes;
    }

    private TableNode node(int index, Encryption encryption) throws IOException {
        PeerSettings settings =
                PeerSettings.defaults()
                        .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(1))
                        .withDirectionGrace(TableNode.LIMIT)
                        .withEncryption(encryption);
        List<NodeId> members = IntStream.range(0, MEMBERS).mapToObj(i -> local(i).id()).toList();
        TableNode node = new TableNode(settings, local(index), ed25519, members);
        open.add(node);
        return node;
    }

    /** Which of the first two nodes dials the other. */
    private int lower() {
        return local(0).id().compareTo(local(1).id()) < 0 ? 0 : 1;
    }

    private int higher() {
        return 1 - lower();
    }

    private LocalNode local(int index) {
        return new LocalNode(
                ed25519.signer(Sha256.hash(Bytes.utf8("node " + index)).bytes()),
                "node-" + index,
                "1.0.0",
                "Testnet",
                Hash.ZERO,
                1_000,
                List.of(),
                Optional.empty());
    }

    private PeerNetwork network(PeerNetworkListener listener) {
        PeerNetwork network =
                new PeerNetwork(
                        NetworkSettings.defaults(
                                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                        new MessageCodec(),
                        listener);
        open.add(network::shutdown);
        return network;
    }

    private static PeerAddress address(InetSocketAddress listening) {
        return new PeerAddress("127.0.0.1", listening.getPort());
    }

    private static ConfiguredPeer through(PeerAddress between, TableNode target) {
        return new ConfiguredPeer(target.asPeer().id(), between, "target");
    }

    private static Socket dial(TableNode node) throws IOException {
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), node.asPeer().address().port());
        peer.setSoTimeout((int) TableNode.LIMIT.toMillis());
        return peer;
    }

    private static void drain(Socket peer) throws IOException {
        try {
            peer.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // Closed is closed.
        }
    }

    private static Predicate<PeersSnapshot> isComplete(int peers) {
        return snapshot ->
                snapshot.peers().size() == peers
                        && snapshot.peers().stream().allMatch(peer -> peer.pongs() > 0);
    }
}
