package io.timecoin.node.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter.MeterProvider;
import io.micrometer.core.instrument.Timer;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
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
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
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

    private final Map<Direction, AtomicLong> peers = new EnumMap<>(Direction.class);
    private final SortedMap<ConnectionId, Direction> ready = new TreeMap<>();
    private final MeterProvider<Counter> begun;
    private final Timer completed;
    private final MeterProvider<Counter> failed;
    private final MeterProvider<Counter> refused;
    private final Counter duplicates;
    private final MeterProvider<Counter> lost;
    private final Counter missedPongs;
    private final MeterProvider<Counter> refusedLines;
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
                            tag(direction)));
        }
        begun = meters.counters("handshakes.begun", "Connections opened, by who dialled");
        completed =
                meters.timer(
                        "handshake",
                        "Completed handshakes and how long they took",
                        HANDSHAKE_BUCKETS);
        failed = meters.counters("handshakes.failed", "Handshakes that failed, by reason");
        refused =
                meters.counters(
                        "connections.refused",
                        "Connections that this node did not want, by reason");
        duplicates = meters.counter("duplicates", "Second connections of a pair that were closed");
        lost = meters.counters("connections.lost", "Handshaken connections that ended, by reason");
        missedPongs = meters.counter("pongs.missed", "Ping intervals without any traffic");
        refusedLines = meters.counters("lines.refused", "Lines that are no message, by fault");
        bans = meters.counter("bans", "Addresses banned");
        failedDials = meters.counter("dials.failed", "Dials that came to nothing");
    }

    void count(PeerReport report) {
        switch (report) {
            case HandshakeBegun open ->
                    begun.withTag("direction", tag(open.direction())).increment();
            case HandshakeCompleted done -> {
                completed.record(done.took());
                ready.put(done.connection(), done.peer().direction());
            }
            case HandshakeFailed failure ->
                    failed.withTag("reason", tag(failure.reason())).increment();
            case ConnectionRefused refusal ->
                    refused.withTag("reason", tag(refusal.reason())).increment();
            case DuplicateResolved duplicate -> {
                duplicates.increment();
                ready.remove(duplicate.ended());
            }
            case PeerLost gone -> {
                lost.withTag("reason", tag(gone.reason())).increment();
                ready.remove(gone.connection());
            }
            case PongMissed _ -> missedPongs.increment();
            case LineRefused line -> refusedLines.withTag("fault", tag(line.fault())).increment();
            case AddressBanned _ -> bans.increment();
            case DialFailed _ -> failedDials.increment();
        }
        peers.forEach((direction, figure) ->
                figure.set(ready.values().stream().filter(direction::equals).count()));
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
