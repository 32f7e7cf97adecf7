package io.timecoin.node.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerInfo;
import io.timecoin.node.peers.PeerReport;
import io.timecoin.node.wire.LineFault;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PeerLogTest {
    private static final ConnectionId CONNECTION = new ConnectionId(7);
    private static final PeerAddress ADDRESS = new PeerAddress("127.0.0.1", 24_100);
    private static final PublicKey KEY = new PublicKey(Bytes.of(new byte[PublicKey.LENGTH]));

    private final RecordedLog log = new RecordedLog("peers");
    private Instant now = Instant.parse("2026-11-20T10:00:00Z");
    private final PeerLog peers = new PeerLog(() -> now);

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void completedHandshakeSaysWithWhom() {
        peers.write(
                new PeerReport.HandshakeCompleted(
                        CONNECTION, peer("gold-1"), Duration.ofNanos(4_567_890)));

        assertThat(log.lines())
                .containsExactly(
                        "INFO  peers handshake completed peer=gold-1 address=127.0.0.1:24100"
                                + " direction=OUTBOUND nodeId="
                                + peer("gold-1").nodeId().orElseThrow()
                                + " version=1.0.1 encrypted=true tookMillis=4.567");
    }

    @Test
    void lostConnectionSaysWhy() {
        peers.write(
                new PeerReport.PeerLost(
                        CONNECTION,
                        peer("gold-1"),
                        CloseReason.PING_TIMEOUT,
                        "3 pings without answer"));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .startsWith("WARN  peers connection lost peer=gold-1")
                .endsWith("reason=PING_TIMEOUT detail=\"3 pings without answer\"");
    }

    @Test
    void textOfPeerCannotEndTheLineOrPassForAField() {
        peers.write(
                new PeerReport.PeerLost(
                        CONNECTION,
                        peer("evil\nERROR halted \u202e\u001b[31m\" height=9"),
                        CloseReason.CONNECTION_LOST,
                        ""));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .contains("peer=\"evil?ERROR halted ??[31m' height=9\" address=")
                .endsWith("detail=\"\"");
    }

    @Test
    void textOfPeerIsCut() {
        peers.write(refused("x".repeat(100_000)));

        assertThat(log.lines())
                .singleElement()
                .asString()
                .endsWith("detail=" + "x".repeat(Line.MAX_TEXT) + "…");
    }

    @Test
    void floodOfOneKindIsHeldBackAndCounted() {
        for (int i = 0; i < 100; i++) {
            peers.write(refused("garbage"));
        }
        assertThat(log.lines()).hasSize(FloodGate.LINES);

        peers.write(new PeerReport.AddressBanned("192.0.2.7", Duration.ofMinutes(5)));
        assertThat(log.lines()).hasSize(FloodGate.LINES + 1);

        now = now.plus(FloodGate.WINDOW);
        peers.write(refused("garbage"));
        assertThat(log.lines())
                .hasSize(FloodGate.LINES + 2)
                .last()
                .asString()
                .endsWith("withheld=90");
    }

    @Test
    void openedConnectionIsNoNews() {
        peers.write(new PeerReport.HandshakeBegun(CONNECTION, Direction.INBOUND, ADDRESS));

        assertThat(log.lines()).isEmpty();
    }

    private static PeerReport refused(String detail) {
        return new PeerReport.LineRefused(CONNECTION, ADDRESS, LineFault.NOT_JSON, detail);
    }

    private static PeerInfo peer(String name) {
        return new PeerInfo(
                Optional.of(KEY), name, ADDRESS, Direction.OUTBOUND, true, "1.0.1", List.of());
    }
}
