package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.net.RecordingListener.Heard.Closed;
import io.timecoin.node.net.RecordingListener.Heard.Opened;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.wire.ConnectionMessage.GetPeers;
import io.timecoin.node.wire.ConnectionMessage.PeersResponse;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What one peer may take of a node, and what happens to one that takes more. */
class PeerNetworkLimitsTest extends ListeningNetwork {
    private static final int MAX_UNFINISHED_BYTES = 1 << 20;

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
            for (int i = 0; i < PeerNetwork.MAX_UNHANDLED; i++) {
                assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
            }

            write(other, "\"GetPeers\"\n");

            assertThat(heard.nextMessage()).as("nothing else in between").isEqualTo(new GetPeers());
            heard.workOff();
            for (int i = PeerNetwork.MAX_UNHANDLED; i < 1_000; i++) {
                assertThat(heard.nextMessage()).isEqualTo(new Ping(1, 2));
            }
        }
    }

    @Test
    void aPausedNodeMakesItsPeersWaitAndThenReadsEverything() throws Exception {
        try (SocketChannel peer = SocketChannel.open(address())) {
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
}
