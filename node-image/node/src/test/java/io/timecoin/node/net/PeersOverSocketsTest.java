package io.timecoin.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerCounters;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.peers.PeersSnapshot;
import io.timecoin.node.wire.Capability;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The peer table on real sockets with real signatures. */
class PeersOverSocketsTest {

    private final Ed25519 ed25519 = new Ed25519();
    private final List<TableNode> nodes = new ArrayList<>();

    @AfterEach
    void stop() {
        nodes.forEach(TableNode::close);
    }

    @Test
    void fourNodesHaveSixConnectionsAndAnswerEachOthersPings() throws Exception {
        start(4, fastSettings().withDirectionGrace(TableNode.LIMIT));

        connectAll();

        for (TableNode node : nodes) {
            node.await(snapshot -> isComplete(snapshot, 3));
        }
        for (TableNode node : nodes) {
            PeersSnapshot snapshot = node.snapshot();
            assertThat(snapshot.peers())
                    .allMatch(peer -> peer.roundTrip().isPresent())
                    .allMatch(peer -> peer.peer().hasCapability(Capability.CONSENSUS));
            assertThat(snapshot.counters().connectionsLost()).isZero();
            assertThat(snapshot.missing()).isEmpty();
        }
        assertThat(completed()).isEqualTo(12);
    }

    @Test
    void nodesThatAllDialAtOnceLoseNoConnection() throws Exception {
        start(4, fastSettings().withDirectionGrace(Duration.ofNanos(1)));

        connectAll();

        for (TableNode node : nodes) {
            node.await(snapshot -> isComplete(snapshot, 3) && isAtRest(snapshot.counters()));
        }
        for (TableNode node : nodes) {
            assertThat(node.snapshot().counters().connectionsLost()).isZero();
        }
    }

    @Test
    void aPeerThatWasRestartedIsConnectedAgain() throws Exception {
        start(2, fastSettings());
        connectAll();
        nodes.get(0).await(snapshot -> isComplete(snapshot, 1));

        nodes.get(1).close();
        nodes.get(0).await(snapshot -> snapshot.counters().connectionsLost() == 1);
        TableNode again = node(1, 2_000, fastSettings());
        nodes.set(1, again);
        connectAll();

        nodes.get(0).await(snapshot -> isComplete(snapshot, 1));
        again.await(snapshot -> isComplete(snapshot, 1));
    }

    @Test
    void aReferenceNodeIsAnsweredAsItExpects() throws Exception {
        start(1, fastSettings());
        int port = nodes.getFirst().asPeer().address().port();
        try (Socket reference = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String lines =
                    """
                    {"Handshake":{"magic":[84,73,77,69],"protocol_version":1,"network":"mainnet"}}
                    {"Ping":{"nonce":18446744073709551615,"timestamp":1795206043}}
                    """;
            reference.getOutputStream().write(lines.getBytes(StandardCharsets.UTF_8));

            BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    reference.getInputStream(), StandardCharsets.UTF_8));
            assertThat(reader.readLine()).isEqualTo("{\"Ack\":{\"message_type\":\"Handshake\"}}");
            assertThat(reader.readLine()).isEqualTo("\"GetPeers\"");
            assertThat(reader.readLine()).startsWith("{\"Pong\":{\"nonce\":18446744073709551615,");
        }
    }

    @Test
    void garbageAndSilenceAreClosedWithAReason() throws Exception {
        start(1, fastSettings());
        int port = nodes.getFirst().asPeer().address().port();
        try (Socket garbage = new Socket(InetAddress.getLoopbackAddress(), port);
                Socket tooLong = new Socket(InetAddress.getLoopbackAddress(), port)) {
            garbage.getOutputStream().write("GET / HTTP/1.1\r\n".getBytes(StandardCharsets.UTF_8));
            tooLong.getOutputStream().write(new byte[5_000]);

            assertThat(garbage.getInputStream().read()).isEqualTo(-1);
            assertThat(tooLong.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(nodes.getFirst().snapshot().counters().closed().toString())
                .isEqualTo("{GARBAGE=1, LINE_TOO_LONG=1}");
    }

    private void start(int count, PeerSettings settings) throws IOException {
        for (int i = 0; i < count; i++) {
            nodes.add(node(i, 1_000, settings));
        }
    }

    private TableNode node(int index, long startMillis, PeerSettings settings) throws IOException {
        LocalNode local =
                new LocalNode(
                        signer(index),
                        "node-" + index,
                        "1.0.0",
                        "Testnet",
                        Hash.ZERO,
                        startMillis,
                        List.of(Capability.CONSENSUS),
                        Optional.empty());
        List<NodeId> members =
                IntStream.range(0, 4).mapToObj(i -> NodeId.of(signer(i).publicKey())).toList();
        return new TableNode(settings, local, ed25519, members);
    }

    private Signer signer(int index) {
        return ed25519.signer(Sha256.hash(Bytes.utf8("node " + index)).bytes());
    }

    private void connectAll() {
        List<ConfiguredPeer> peers = nodes.stream().map(TableNode::asPeer).toList();
        nodes.forEach(node -> node.configure(peers));
    }

    private static PeerSettings fastSettings() {
        return PeerSettings.defaults()
                .withBackoff(Duration.ofMillis(50), Duration.ofSeconds(1))
                .withDirectionGrace(Duration.ofMillis(500))
                .withPingInterval(Duration.ofSeconds(10));
    }

    private static boolean isComplete(PeersSnapshot snapshot, int peers) {
        return snapshot.peers().size() == peers
                && snapshot.peers().stream().allMatch(peer -> peer.pongs() > 0);
    }

    /** Nothing is under way any more: all handshakes that begun have come to an end. */
    private static boolean isAtRest(PeerCounters counters) {
        return counters.begun() == counters.completed() + counters.failed() + counters.refused();
    }

    private long completed() throws Exception {
        long sum = 0;
        for (TableNode node : nodes) {
            sum += node.snapshot().counters().completed();
        }
        return sum;
    }
}
