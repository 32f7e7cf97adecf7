package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.Encryption;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw bad peers on real sockets. One in the guise of a reference node is ready after a single line. */
class HostileSocketsTest {
    private static final String HANDSHAKE =
            "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,\"network\":\"mainnet\"}}\n";
    private static final String PING = "{\"Ping\":{\"nonce\":7,\"timestamp\":1795206043}}\n";
    private static final String ACK = "{\"Ack\":{\"message_type\":\"Handshake\"}}";

    /** Far above every deadline of the nodes here, so that only a hang meets it. */
    private static final int PATIENCE_MILLIS = 25_000;

    /** Between two bytes of a slow writer: many in each of the node's deadlines. */
    private static final Duration PAUSE = Duration.ofMillis(10);

    private static final PeerSettings IMPATIENT =
            new PeerSettings(
                    Duration.ofMillis(300),
                    PeerSettings.defaults().directionGrace(),
                    PeerSettings.defaults().backoff(),
                    new PeerSettings.Pings(Duration.ofMillis(100), 3),
                    PeerSettings.defaults().slots(),
                    PeerSettings.defaults().candidates(),
                    PeerSettings.defaults().bans(),
                    Encryption.OFF);

    private final TableNode patient = node(PeerSettings.defaults());
    private final TableNode impatient = node(IMPATIENT);

    private static TableNode node(PeerSettings settings) {
        Ed25519 ed25519 = new Ed25519();
        LocalNode local =
                new LocalNode(
                        ed25519.signer(Bytes.of(new byte[32])),
                        "node",
                        "1.0.0",
                        "Testnet",
                        Hash.ZERO,
                        1,
                        List.of(),
                        Optional.empty());
        try {
            return new TableNode(settings, local, ed25519, List.of());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @AfterEach
    void stop() {
        patient.close();
        impatient.close();
    }

    @Test
    void whoWritesItsHandshakeByteByByteIsClosedAtTheDeadline() throws Exception {
        try (Socket slow = dial(impatient)) {
            trickleUntilClosed(slow);
        }

        assertThat(closed(impatient)).contains(CloseReason.HANDSHAKE_TIMEOUT.name());
    }

    @Test
    void whoNeverEndsALineIsClosedForItsSilence() throws Exception {
        try (Socket slow = dial(impatient)) {
            say(slow, HANDSHAKE);

            trickleUntilClosed(slow);
        }

        assertThat(closed(impatient)).contains(CloseReason.PING_TIMEOUT.name());
    }

    @Test
    void aHalfOpenConnectionIsGivenUp() throws Exception {
        try (Socket silent = dial(impatient)) {
            say(silent, HANDSHAKE);
            silent.shutdownOutput();

            drain(silent);
        }

        impatient.await(
                snapshot -> snapshot.counters().closed().containsKey(CloseReason.CONNECTION_LOST));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Ping\":{\"nonce\":1,\"nonce\":2,\"timestamp\":3}}\n",
                "{\"Ping\":{\"nonce\":18446744073709551616,\"timestamp\":3}}\n",
                "{\"Ping\":{\"nonce\":1e999,\"timestamp\":3}}\n",
                "{\"Ping\":{\"nonce\":-1,\"timestamp\":3}}\n",
                "{\"GetBlocks\":[0]}\n",
                "{\"NeverHeardOf\":{}}\n",
                "\n"
            })
    void aLineWithABadFieldIsLeftOutAndTheNextOneAnswered(String line) throws Exception {
        try (Socket peer = dial(patient)) {
            say(peer, HANDSHAKE + line + PING);
            BufferedReader reader = reader(peer);

            assertThat(reader.readLine()).isEqualTo(ACK);
            assertThat(reader.readLine()).isEqualTo("\"GetPeers\"");
            assertThat(reader.readLine()).startsWith("{\"Pong\":{\"nonce\":7,");
        }
    }

    @Test
    void whatIsNoTextOrNestsWithoutEndClosesTheConnection() throws Exception {
        byte[] notUtf8 = {'"', (byte) 0xc3, (byte) 0x28, '"', '\n'};
        String nested = "[".repeat(10_000);
        byte[] deep = ("{\"Ping\":{\"z\":" + nested + "\n").getBytes(UTF_8);
        for (byte[] line : List.of(notUtf8, deep)) {
            try (Socket peer = dial(patient)) {
                say(peer, HANDSHAKE);
                assertThat(reader(peer).readLine()).isEqualTo(ACK);
                peer.getOutputStream().write(line);

                drain(peer);
            }
        }

        assertThat(closed(patient)).isEqualTo("{GARBAGE=1, LINE_TOO_LONG=1}");
    }

    @Test
    void tenBadLinesAreEnough() throws Exception {
        try (Socket peer = dial(patient)) {
            say(peer, HANDSHAKE + "\n".repeat(10));

            drain(peer);
        }

        assertThat(closed(patient)).isEqualTo("{GARBAGE=1}");
    }

    @Test
    void strangersOfOneAddressAreEightAtMost() throws Exception {
        List<Socket> flood = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            Socket peer = dial(patient);
            flood.add(peer);
            say(peer, HANDSHAKE);
        }
        int acknowledged = 0;
        for (Socket peer : flood) {
            acknowledged += ACK.equals(reader(peer).readLine()) ? 1 : 0;
        }
        for (Socket peer : flood) {
            peer.close();
        }

        assertThat(acknowledged).isEqualTo(8);
    }

    private static Socket dial(TableNode node) throws IOException {
        Socket peer = new Socket(InetAddress.getLoopbackAddress(), node.asPeer().address().port());
        peer.setSoTimeout(PATIENCE_MILLIS);
        return peer;
    }

    private static void say(Socket peer, String lines) throws IOException {
        peer.getOutputStream().write(lines.getBytes(UTF_8));
    }

    private static BufferedReader reader(Socket peer) throws IOException {
        return new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
    }

    /** A byte now and then, until the node has had enough. */
    private static void trickleUntilClosed(Socket peer) throws Exception {
        Thread writer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                OutputStream out = peer.getOutputStream();
                                while (true) {
                                    out.write('{');
                                    Thread.sleep(PAUSE);
                                }
                            } catch (IOException | InterruptedException closed) {
                                // It is over.
                            }
                        });
        drain(peer);
        writer.interrupt();
    }

    /** Reads until the node closes. */
    private static void drain(Socket peer) throws IOException {
        try {
            peer.getInputStream().readAllBytes();
        } catch (SocketException reset) {
            // Closed is closed.
        }
    }

    private static String closed(TableNode node) throws Exception {
        return node.snapshot().counters().closed().toString();
    }
}
