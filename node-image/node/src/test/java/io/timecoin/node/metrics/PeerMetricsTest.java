package io.timecoin.node.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerInfo;
import io.timecoin.node.peers.PeerReport;
import io.timecoin.node.wire.LineFault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PeerMetricsTest {
    private static final PeerAddress ADDRESS = new PeerAddress("127.0.0.1", 24_100);

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final PeerMetrics peers = new PeerMetrics(new Meters(registry));

    @Test
    void connectionsAreCountedByDirectionAsLongAsTheyAreReady() {
        completed(1, Direction.INBOUND);
        completed(2, Direction.OUTBOUND);
        completed(3, Direction.OUTBOUND);
        assertMeter("time_node_peers{direction=\"outbound\"} 2.0");

        peers.count(new PeerReport.DuplicateResolved(peer(Direction.OUTBOUND), id(2), id(3)));
        assertMeter("time_node_peers{direction=\"outbound\"} 1.0");
        assertMeter("time_node_duplicates_total 1.0");

        peers.count(
                new PeerReport.PeerLost(
                        id(1), peer(Direction.INBOUND), CloseReason.PING_TIMEOUT, ""));
        assertMeter("time_node_peers{direction=\"inbound\"} 0.0");
        assertMeter("time_node_connections_lost_total{reason=\"ping_timeout\"} 1.0");
    }

    @Test
    void handshakesAreCountedByOutcome() {
        peers.count(new PeerReport.HandshakeBegun(id(1), Direction.INBOUND, ADDRESS));
        completed(1, Direction.INBOUND);
        peers.count(
                new PeerReport.HandshakeFailed(
                        id(2), Direction.INBOUND, ADDRESS, CloseReason.WRONG_NETWORK, ""));
        peers.count(new PeerReport.ConnectionRefused(id(3), ADDRESS, CloseReason.NO_SLOT, ""));

        assertMeter("time_node_handshakes_begun_total{direction=\"inbound\"} 1.0");
        assertMeter("time_node_handshake_seconds_count 1");
        assertMeter("time_node_handshake_seconds_bucket{le=\"0.01\"} 1");
        assertMeter("time_node_handshakes_failed_total{reason=\"wrong_network\"} 1.0");
        assertMeter("time_node_connections_refused_total{reason=\"no_slot\"} 1.0");
    }

    @Test
    void faultsOfPeersAreCounted() {
        peers.count(new PeerReport.LineRefused(id(1), ADDRESS, LineFault.NOT_JSON, ""));
        peers.count(new PeerReport.PongMissed(id(1), peer(Direction.INBOUND), 1));
        peers.count(new PeerReport.AddressBanned("192.0.2.7", Duration.ofMinutes(5)));
        peers.count(new PeerReport.DialFailed(ADDRESS, "", 1, "refused"));

        assertMeter("time_node_lines_refused_total{fault=\"not_json\"} 1.0");
        assertMeter("time_node_pongs_missed_total 1.0");
        assertMeter("time_node_bans_total 1.0");
        assertMeter("time_node_dials_failed_total 1.0");
    }

    private void completed(long connection, Direction direction) {
        peers.count(
                new PeerReport.HandshakeCompleted(
                        id(connection), peer(direction), Duration.ofMillis(7)));
    }

    private void assertMeter(String line) {
        assertThat(registry.scrape().lines()).contains(line);
    }

    private static ConnectionId id(long value) {
        return new ConnectionId(value);
    }

    private static PeerInfo peer(Direction direction) {
        return new PeerInfo(
                Optional.empty(), "gold-1", ADDRESS, direction, true, "1.0.1", List.of());
    }
}
