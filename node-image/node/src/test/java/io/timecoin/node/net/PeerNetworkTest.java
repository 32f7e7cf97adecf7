package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.net.RecordingListener.Heard.Closed;
import io.timecoin.node.net.RecordingListener.Heard.NotDialled;
import io.timecoin.node.net.RecordingListener.Heard.Opened;
import io.timecoin.node.net.RecordingListener.Heard.Refused;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PeerNetworkTest {
    private static final int MAX_UNFINISHED_BYTES = 1 << 20;
    private static final String PING = "{\"Ping\":{\"nonce\":1,\"timestamp\":2}}";

    private final RecordingListener heard = new RecordingListener();
    private final List<PeerNetwork> networks = new ArrayList<>();
    private PeerNetwork network = network(settings());
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    @BeforeEach
    void listen() throws IOException {
        address = network.listen();
    }

    @AfterEach
    void shutDown() {
        networks.forEach(PeerNetwork::shutdown);
    }

    @Test
    void aPeerThatDialsIsReportedWithItsAddressAndAFreshNonce() throws Exception {
        try (Socket one = dial();
                Socket other = dial()) {
            Opened first = heard.next(Opened.class);
            Opened second = heard.next(Opened.class);

            assertThat(first.direction()).isEqualTo(Direction.INBOUND);
            assertThat(List.of(first.remote().port(), second.remote().port()))
                    .containsExactlyInAnyOrder(one.getLocalPort(), other.getLocalPort());
            assertThat(first.nonce().length()).isEqualTo(32);
            assertThat(first.nonce()).isNotEqualTo(second.nonce());
            assertThat(first.id()).isNotEqualTo(second.id());
        }
    }

    @Test
    void severalLinesInOneSegmentArriveInOrder() throws Exception {
        try (Socket peer = dial()) {
            write(peer, PING + "\n\"GetPeers\"\r\n" + PING + "\n");

            heard.next(Opened.class);
            assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
            assertThat(heard.nextMessage()).isEqualTo(new GetPeers());
            assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
        }
    }

    @Test
    void aLineSentByteByByteIsOneMessage() throws Exception {
        try (Socket peer = dial()) {
            peer.setTcpNoDelay(true);
            for (char character : (PING + "\n").toCharArray()) {
                write(peer, String.valueOf(character));
            }

            heard.next(Opened.class);
            assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
        }
    }

    @Test
    void garbageIsReportedAndTheNextLineIsStillRead() throws Exception {
        try (Socket peer = dial()) {
            write(peer, "hello?\n\n" + PING + "\n");

            heard.next(Opened.class);
            assertThat(heard.next(Refused.class).fault()).isEqualTo(LineFault.NOT_JSON);
            assertThat(heard.next(Refused.class).fault()).isEqualTo(LineFault.EMPTY);
            assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
        }
    }

    @Test
    void halfALineIsForgottenWhenThePeerGoes() throws Exception {
        try (Socket peer = dial()) {
            write(peer, PING.substring(0, 10));
        }

        Opened opened = heard.next(Opened.class);
        assertThat(heard.next(Closed.class))
                .isEqualTo(new Closed(opened.id(), "closed by the peer"));
    }

    @Test
    void aFirstLineLongerThanAnyHandshakeIsRefusedWithoutReadingItAll() throws Exception {
        try (Socket peer = dial()) {
            write(peer, "x".repeat(Limits.HANDSHAKE_LINE_BYTES + 1));

            ConnectionId id = heard.next(Opened.class).id();
            assertThat(heard.next(Refused.class).fault()).isEqualTo(LineFault.TOO_LONG);
            write(peer, "\n" + PING + "\n");
            network.close(id);
            assertThat(peer.getInputStream().read()).isEqualTo(-1);
            assertThat(heard.isEmpty()).isTrue();
        }
    }

    @Test
    void aLongLineRightAfterTheHandshakeWaitsUntilTheHandshakeIsJudged() throws Exception {
        List<String> addresses = Collections.nCopies(900, "10.0.0.1:24100");
        String longLine =
                new String(new MessageCodec().encode(new PeersResponse(addresses)), UTF_8);
        try (Socket peer = dial()) {
            write(peer, PING + "\n" + longLine + "\n");
            Opened opened = heard.next(Opened.class);
            assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));

            network.handshakeDone(opened.id(), Limits.LINE_BYTES);

            assertThat(heard.nextMessage()).isEqualTo(new PeersResponse(addresses));
        }
    }

    @Test
    void queuedLinesAreSentBeforeAConnectionEndsWithoutAReset() throws Exception {
        try (Socket peer = dial()) {
            ConnectionId id = heard.next(Opened.class).id();
            for (int i = 0; i < 1_000; i++) {
                network.send(id, new Ping(i, 2));
            }
            network.close(id);
            network.send(id, new GetPeers());

            BufferedReader reader = reader(peer);
            for (int i = 0; i < 1_000; i++) {
                assertThat(reader.readLine()).contains("\"nonce\":" + i + ",");
            }
            assertThat(reader.readLine()).isNull();

            // The connection that follows is the next that is heard of: the line that came too late
            // is not.
            write(peer, PING + "\n");
            try (Socket next = dial()) {
                assertThat(heard.next(Opened.class).remote().port()).isEqualTo(next.getLocalPort());
            }
        }
    }

    @Test
    void aMessageForSeveralPeersReachesEachOfThem() throws Exception {
        try (Socket one = dial();
                Socket other = dial()) {
            List<ConnectionId> ids =
                    List.of(heard.next(Opened.class).id(), heard.next(Opened.class).id());

            network.sendAll(ids, new Ping(1, 2));

            assertThat(reader(one).readLine()).isEqualTo(PING);
            assertThat(reader(other).readLine()).isEqualTo(PING);
        }
    }

    @Test
    void aPeerThatDoesNotReadIsDroppedWhenItsQueueIsFull() throws Exception {
        PeerNetwork small = network(settings(1L << 20, Duration.ofMinutes(10), 10));
        try (Socket peer = dial(small.listen())) {
            Opened opened = heard.next(Opened.class);

            Message large = new PeersResponse(Collections.nCopies(900, "10.0.0.1:24100"));
            for (int i = 0; i < 2_000; i++) {
                small.send(opened.id(), large);
            }

            Closed closed = heard.next(Closed.class);
            assertThat(closed.id()).isEqualTo(opened.id());
            assertThat(closed.reason()).startsWith("the peer reads too slowly");
            assertThat(peer.isConnected()).isTrue();
        }
    }

    @Test
    void aPeerThatDoesNotReadIsDroppedAfterTheWriteDeadline() throws Exception {
        PeerNetwork impatient = network(settings(1L << 26, Duration.ofMillis(100), 10));
        try (Socket peer = dial(impatient.listen())) {
            Opened opened = heard.next(Opened.class);

            Message large = new PeersResponse(Collections.nCopies(900, "10.0.0.1:24100"));
            for (int i = 0; i < 2_000; i++) {
                impatient.send(opened.id(), large);
            }

            assertThat(heard.next(Closed.class).reason())
                    .startsWith("the peer has not read for PT0.1S");
            assertThat(peer.isConnected()).isTrue();
        }
    }

    @Test
    void ofPeersThatAskAndDoNotReadTheOneThatHoldsMostGivesWay() throws Exception {
        NetworkSettings usual = settings(64L << 20, TableNode.LIMIT, 10);
        PeerNetwork narrow =
                network(
                        new NetworkSettings(
                                usual.listen(),
                                usual.connectTimeout(),
                                usual.writeDeadline(),
                                usual.closeDeadline(),
                                usual.maxInbound(),
                                usual.maxInboundPerAddress(),
                                usual.maxUnfinishedBytes(),
                                8L << 20,
                                usual.maxQueuedBytes(),
                                usual.maxQueuedMessages()));
        InetSocketAddress narrowAddress = narrow.listen();
        Message answer = new PeersResponse(Collections.nCopies(1_000, "h".repeat(200)));
        try (Socket greedy = new Socket(narrowAddress.getAddress(), narrowAddress.getPort());
                Socket other = new Socket(narrowAddress.getAddress(), narrowAddress.getPort())) {
            ConnectionId first = heard.next(Opened.class).id();
            ConnectionId second = heard.next(Opened.class).id();

            assertThat(greedy.isConnected()).as("and reads nothing").isTrue();
            narrow.send(second, answer);
            for (int i = 0; i < 100; i++) {
                narrow.send(first, answer);
            }

            assertThat(heard.next(Closed.class).id()).isEqualTo(first);
            assertThat(narrow.figures().dropped(DropReason.QUEUE_FULL)).isEqualTo(1);
            narrow.send(second, new Ping(1, 2));
            BufferedReader reader =
                    new BufferedReader(new InputStreamReader(other.getInputStream(), UTF_8));
            assertThat(reader.readLine()).startsWith("{\"PeersResponse\"");
            assertThat(reader.readLine()).isEqualTo(PING);
        }
    }

    @Test
    void sixteenMessagesOfAPeerWaitAtMostAndTheRestComesLater() throws Exception {
        heard.beBusy();
        try (Socket flood = dial();
                Socket other = dial()) {
            write(flood, (PING + "\n").repeat(1_000));
            heard.next(Opened.class);
            heard.next(Opened.class);
            for (int i = 0; i < PeerConnection.MAX_UNHANDLED; i++) {
                assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
            }

            write(other, "\"GetPeers\"\n");

            assertThat(heard.nextMessage()).as("nothing else in between").isEqualTo(new GetPeers());
            heard.workOff();
            for (int i = PeerConnection.MAX_UNHANDLED; i < 1_000; i++) {
                assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
            }
        }
    }

    @Test
    void aPausedNodeMakesItsPeersWaitAndThenReadsEverything() throws Exception {
        try (SocketChannel peer = SocketChannel.open(address)) {
            heard.next(Opened.class);
            network.pauseReading();
            peer.configureBlocking(false);
            ByteBuffer lines = ByteBuffer.wrap((PING + "\n").repeat(10_000).getBytes(UTF_8));
            long sent = writeUntilItBlocks(peer, lines);

            network.resumeReading();

            for (long i = 0; i < sent / (PING.length() + 1); i++) {
                assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
            }
        }
    }

    @Test
    void aFloodFromOneAddressIsTurnedAwayAndTheSlotsComeBack() throws Exception {
        PeerNetwork narrow = network(settings(1L << 20, Duration.ofMinutes(1), 3));
        InetSocketAddress narrowAddress = narrow.listen();
        List<Socket> flood = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            flood.add(dial(narrowAddress));
        }
        for (int i = 0; i < 3; i++) {
            heard.next(Opened.class);
        }
        for (Socket socket : flood.subList(3, 10)) {
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(narrow.figures().turnedAway()).isEqualTo(7);

        flood.getFirst().close();
        heard.next(Closed.class);
        flood.add(dial(narrowAddress));

        heard.next(Opened.class);
        for (Socket socket : flood) {
            socket.close();
        }
    }

    @Test
    void ofManyLinesThatNeverEndTheLongestGivesWay() throws Exception {
        PeerNetwork small = network(settings(1L << 20, Duration.ofMinutes(1), 10));
        InetSocketAddress smallAddress = small.listen();
        List<Socket> peers = new ArrayList<>();
        List<ConnectionId> ids = new ArrayList<>();
        for (int share : List.of(4, 6, 3)) {
            Socket peer = dial(smallAddress);
            peers.add(peer);
            ConnectionId id = heard.next(Opened.class).id();
            ids.add(id);
            write(peer, PING + "\n");
            heard.nextMessage();
            small.handshakeDone(id, Limits.LINE_BYTES);
            peer.getOutputStream().write(new byte[MAX_UNFINISHED_BYTES * share / 12]);
        }

        Closed closed = heard.next(Closed.class);

        assertThat(closed.id()).isEqualTo(ids.get(1));
        assertThat(closed.reason()).startsWith("unfinished lines of all peers exceed");
        assertThat(heard.isEmpty()).isTrue();
        for (Socket peer : peers) {
            peer.close();
        }
    }

    @Test
    void aDialledConnectionIsReportedUnderTheDialledAddress() throws Exception {
        PeerAddress self = new PeerAddress("localhost", address.getPort());

        network.dial(self);

        List<Opened> both = List.of(heard.next(Opened.class), heard.next(Opened.class));
        assertThat(both)
                .extracting(Opened::direction)
                .containsExactlyInAnyOrder(Direction.INBOUND, Direction.OUTBOUND);
        assertThat(both).extracting(Opened::remote).contains(self);
    }

    @Test
    void aDialWithoutAnAnswerIsReportedWithTheReason() throws Exception {
        int unused;
        try (ServerSocket socket = new ServerSocket(0)) {
            unused = socket.getLocalPort();
        }
        PeerAddress nobody = new PeerAddress("127.0.0.1", unused);

        network.dial(nobody);

        assertThat(heard.next(NotDialled.class))
                .isEqualTo(new NotDialled(nobody, "connection refused"));
    }

    @Test
    void anAddressInUseIsNamed() {
        PeerNetwork second = network(NetworkSettings.defaults(address));

        assertThatThrownBy(second::listen)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + address.getPort())
                .hasMessageContaining("in use");
    }

    @Test
    void aShutdownEndsConnectionsCleanlyAndLaterCallsDoNothing() throws Exception {
        try (Socket peer = dial()) {
            ConnectionId id = heard.next(Opened.class).id();
            network.send(id, new Ping(1, 2));
            Thread stop = Thread.ofVirtual().start(network::shutdown);

            BufferedReader reader = reader(peer);
            assertThat(reader.readLine()).isEqualTo(PING);
            assertThat(reader.readLine()).isNull();
            peer.shutdownOutput();
            stop.join();
            network.send(id, new Ping(1, 2));

            assertThat(heard.isEmpty()).isTrue();
        }
    }

    private PeerNetwork network(NetworkSettings settings) {
        PeerNetwork created = new PeerNetwork(settings, new MessageCodec(), heard);
        networks.add(created);
        return created;
    }

    private static NetworkSettings settings() {
        return NetworkSettings.defaults(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static NetworkSettings settings(
            long maxQueuedBytes, Duration writeDeadline, int maxInboundPerAddress) {
        NetworkSettings defaults = settings();
        return new NetworkSettings(
                defaults.listen(),
                defaults.connectTimeout(),
                writeDeadline,
                Duration.ofMillis(200),
                defaults.maxInbound(),
                maxInboundPerAddress,
                MAX_UNFINISHED_BYTES,
                Long.MAX_VALUE,
                maxQueuedBytes,
                defaults.maxQueuedMessages());
    }

    private static long writeUntilItBlocks(SocketChannel peer, ByteBuffer lines)
            throws IOException {
        long sent = 0;
        while (true) {
            int written = peer.write(lines);
            if (written == 0 && lines.hasRemaining()) {
                return sent;
            }
            sent += written;
            if (!lines.hasRemaining()) {
                lines.rewind();
            }
        }
    }

    private Socket dial() throws IOException {
        return dial(address);
    }

    private static Socket dial(InetSocketAddress to) throws IOException {
        return new Socket(to.getAddress(), to.getPort());
    }

    private static void write(Socket peer, String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(UTF_8));
        peer.getOutputStream().flush();
    }

    private static BufferedReader reader(Socket peer) throws IOException {
        return new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
    }
}
