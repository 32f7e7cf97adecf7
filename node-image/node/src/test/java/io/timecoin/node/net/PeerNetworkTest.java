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
import io.timecoin.node.wire.MessageCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How lines come and go, and how connections begin and end. */
class PeerNetworkTest extends ListeningNetwork {
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
    void aDialledConnectionIsReportedUnderTheDialledAddress() throws Exception {
        PeerAddress self = new PeerAddress("localhost", address().getPort());

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
        PeerNetwork second = network(NetworkSettings.defaults(address()));

        assertThatThrownBy(second::listen)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("port " + address().getPort())
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
}
