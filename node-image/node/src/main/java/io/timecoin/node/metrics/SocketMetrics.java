package io.timecoin.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.timecoin.node.net.DropReason;
import io.timecoin.node.net.NetworkSettings;
import io.timecoin.node.net.PeerNetwork;
import io.timecoin.node.net.SocketFigures;
import io.timecoin.node.peers.PeerSettings;
import io.timecoin.node.wire.Limits;

/** Shows what the sockets come to, and the limits that they keep. */
public final class SocketMetrics {
    private static final double NANOS_PER_SECOND = 1e9;

    private SocketMetrics() {}

    /** Adds the meters to a registry. */
    public static void register(MeterRegistry registry, SocketFigures figures) {
        Meters meters = new Meters(registry);
        meters.watchCount(
                "connections.turned.away",
                "Connections for which there was no room at the socket",
                figures,
                SocketFigures::turnedAway);
        meters.watchCount(
                "reading.paused",
                "Times that reading stopped since much waited",
                figures,
                SocketFigures::pauses);
        meters.watch(
                "queued", "Bytes that wait to be written to peers", "bytes", figures::queuedBytes);
        meters.watch(
                "unfinished.lines",
                "Bytes of lines that have begun and not ended",
                "bytes",
                figures::unfinishedBytes);
        meters.watchCount(
                "parsing.seconds",
                "Time that lines of peers took to be read as messages",
                figures,
                counted -> (double) counted.parsingNanos() / NANOS_PER_SECOND);
        for (DropReason reason : DropReason.values()) {
            meters.watchCount(
                    "connections.dropped",
                    "Connections given up by the socket, by reason",
                    figures,
                    counted -> counted.dropped(reason),
                    "reason",
                    CountersByKind.tag(reason));
        }
    }

    /** Adds the limits in force, so that a figure can be held against its limit. */
    public static void registerLimits(
            MeterRegistry registry, NetworkSettings sockets, PeerSettings peers) {
        Meters meters = new Meters(registry);
        limit(meters, "inbound", sockets.maxInbound());
        limit(meters, "inbound_per_address", sockets.maxInboundPerAddress());
        limit(meters, "inbound_ready", peers.slots().inbound());
        limit(meters, "unproven_per_address", peers.slots().unprovenPerAddress());
        limit(meters, "strangers_per_address", peers.slots().strangersPerAddress());
        limit(meters, "faults_until_ban", peers.bans().faults());
        limit(meters, "known_addresses", peers.candidates().maxKnown());
        limit(meters, "queued_bytes_per_peer", sockets.maxQueuedBytes());
        limit(meters, "queued_messages_per_peer", sockets.maxQueuedMessages());
        limit(meters, "unfinished_lines_bytes", sockets.maxUnfinishedBytes());
        limit(meters, "answer_bytes", sockets.maxAnswerBytes());
        limit(meters, "unhandled_messages_per_peer", PeerNetwork.MAX_UNHANDLED);
        limit(meters, "missed_pongs", peers.pings().maxMissed());
        limit(meters, "handshake_seconds", peers.handshakeTimeout().toSeconds());
        limit(meters, "write_seconds", sockets.writeDeadline().toSeconds());
        limit(meters, "ban_seconds", peers.bans().duration().toSeconds());
        limit(meters, "line_bytes", Limits.LINE_BYTES);
        limit(meters, "stranger_line_bytes", Limits.STRANGER_LINE_BYTES);
        limit(meters, "handshake_line_bytes", Limits.HANDSHAKE_LINE_BYTES);
    }

    private static void limit(Meters meters, String name, long value) {
        meters.figure(
                        "limit",
                        "Limits of connections and their lines, and times allowed",
                        "limit",
                        name)
                .set(value);
    }
}
