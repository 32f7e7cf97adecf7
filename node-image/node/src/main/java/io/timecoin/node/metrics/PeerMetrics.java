package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.timecoin.node.peers.CloseReason;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerInfo;
import io.timecoin.node.peers.PeerReport;
import io.timecoin.node.peers.PeerReport.AddressBanned;
import io.timecoin.node.peers.PeerReport.ConnectionRefused;
import io.timecoin.node.peers.PeerReport.DialFailed;
import io.timecoin.node.peers.PeerReport.DuplicateResolved;
import io.timecoin.node.peers.PeerReport.HandshakeBegun;
import io.timecoin.node.peers.PeerReport.HandshakeCompleted;
import io.timecoin.node.peers.PeerReport.HandshakeFailed;
import io.timecoin.node.peers.PeerReport.LineRefused;
import io.timecoin.node.peers.PeerReport.PeerLost;
import io.timecoin.node.peers.PeerReport.PongMissed;
import io.timecoin.node.wire.LineFault;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what happens among the peers; reasons and faults are tags. */
final class PeerMetrics {
    /** Around the 10 ms that a handshake may take on one machine, up to the limit of 10 s. */
    private static final Duration[] HANDSHAKE_BUCKETS = {
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(50),
        Duration.ofMillis(250),
        Duration.ofSeconds(1),
        Duration.ofSeconds(10)
    };

    /** Rows of the connection matrix: above the largest set that one screen shows, and no flood of series. */
    private static final int MATRIX_ROWS = 256;

    /** The version of a peer that speaks protocol v1 only and names none. */
    private static final String REFERENCE = "reference";

    private final Map<Direction, AtomicLong> peers = new EnumMap<>(Direction.class);
    private final SortedMap<ConnectionId, PeerInfo> ready = new TreeMap<>();
    private final AtomicLong encrypted;
    private final MultiGauge matrix;
    private final CountersByKind<Direction> begun;
    private final Timer completed;
    private final CountersByKind<CloseReason> failed;
    private final CountersByKind<CloseReason> refused;
    private final Counter duplicates;
    private final CountersByKind<CloseReason> lost;
    private final Counter missedPongs;
    private final CountersByKind<LineFault> refusedLines;
    private final Counter bans;
    private final Counter failedDials;

    PeerMetrics(Meters meters) {
        for (Direction direction : Direction.values()) {
            peers.put(
                    direction,
                    meters.figure(
                            "peers",
                            "Handshaken connections by who dialled",
                            "direction",
                            CountersByKind.tag(direction)));
        }
        encrypted = meters.figure("peers.encrypted", "Handshaken connections that are encrypted");
        matrix =
                meters.rows(
                        "peer.connected",
                        "1 for each handshaken peer: who dialled, its version, whether it is encrypted");
        begun =
                meters.counters(
                        "handshakes.begun",
                        "Connections opened, by who dialled",
                        "direction",
                        Direction.class);
        completed =
                meters.timer(
                        "handshake",
                        "Completed handshakes and how long they took",
                        HANDSHAKE_BUCKETS);
        failed =
                meters.counters(
                        "handshakes.failed",
                        "Handshakes that failed, by reason",
                        "reason",
                        CloseReason.class);
        refused =
                meters.counters(
                        "connections.refused",
                        "Connections that this node did not want, by reason",
                        "reason",
                        CloseReason.class);
        duplicates = meters.counter("duplicates", "Second connections of a pair that were closed");
        lost =
                meters.counters(
                        "connections.lost",
                        "Handshaken connections that ended, by reason",
                        "reason",
                        CloseReason.class);
        missedPongs = meters.counter("pongs.missed", "Ping intervals without any traffic");
        refusedLines =
                meters.counters(
                        "lines.refused",
                        "Lines that are no message, by fault",
                        "fault",
                        LineFault.class);
        bans = meters.counter("bans", "Addresses banned");
        failedDials = meters.counter("dials.failed", "Dials that came to nothing");
    }

    void count(PeerReport report) {
        switch (report) {
            case HandshakeBegun open -> begun.count(open.direction());
            case HandshakeCompleted done -> {
                completed.record(done.took());
                ready.put(done.connection(), done.peer());
            }
            case HandshakeFailed failure -> failed.count(failure.reason());
            case ConnectionRefused refusal -> refused.count(refusal.reason());
            case DuplicateResolved duplicate -> {
                duplicates.increment();
                ready.remove(duplicate.ended());
            }
            case PeerLost gone -> {
                lost.count(gone.reason());
                ready.remove(gone.connection());
            }
            case PongMissed _ -> missedPongs.increment();
            case LineRefused line -> refusedLines.count(line.fault());
            case AddressBanned _ -> bans.increment();
            case DialFailed _ -> failedDials.increment();
        }
        showReady();
    }

    private void showReady() {
        peers.forEach((direction, figure) ->
                figure.set(
                        ready.values().stream()
                                .filter(peer -> peer.direction() == direction)
                                .count()));
        encrypted.set(ready.values().stream().filter(PeerInfo::encrypted).count());
        SortedMap<String, PeerInfo> byName = new TreeMap<>();
        ready.values().forEach(peer -> byName.put(peer.name(), peer));
        matrix.register(
                byName.values().stream().limit(MATRIX_ROWS).map(PeerMetrics::row).toList(), true);
    }

    private static MultiGauge.Row<?> row(PeerInfo peer) {
        return MultiGauge.Row.of(
                Tags.of(
                        "peer",
                        peer.name(),
                        "direction",
                        CountersByKind.tag(peer.direction()),
                        "encrypted",
                        Boolean.toString(peer.encrypted()),
                        "version",
                        peer.isReference() ? REFERENCE : peer.version()),
                1);
    }
}
