package io.timecoin.node.log;

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
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** The lines about peers. Those that strangers can cause at will are limited per kind (see {@link FloodGate}). */
final class PeerLog {
    private static final Logger LOG = LoggerFactory.getLogger("peers");

    private final InstantSource clock;
    private final SortedMap<String, FloodGate> gates = new TreeMap<>();

    PeerLog(InstantSource clock) {
        this.clock = clock;
    }

    void write(PeerReport report) {
        switch (report) {
            case HandshakeBegun begun ->
                    Line.at(Level.DEBUG, LOG)
                            .with("address", begun.remote().toString())
                            .with("direction", begun.direction())
                            .say("connection opened");
            case HandshakeCompleted done ->
                    Line.at(Level.INFO, LOG)
                            .with(done.peer())
                            .with("version", done.peer().version())
                            .with("encrypted", done.peer().encrypted())
                            .with("took", done.took())
                            .say("handshake completed");
            case HandshakeFailed failed -> write(failed);
            case ConnectionRefused refused -> write(refused);
            case DuplicateResolved duplicate ->
                    Line.at(Level.INFO, LOG)
                            .with(duplicate.peer())
                            .with("kept", duplicate.kept().toString())
                            .with("ended", duplicate.ended().toString())
                            .say("second connection of this peer closed");
            case PeerLost lost ->
                    Line.at(Level.WARN, LOG)
                            .with(lost.peer())
                            .with("reason", lost.reason())
                            .with("detail", lost.detail())
                            .say("connection lost");
            case PongMissed missed ->
                    Line.at(Level.WARN, LOG)
                            .with(missed.peer())
                            .with("missed", missed.missed())
                            .say("no answer to ping");
            case LineRefused refused -> write(refused);
            case AddressBanned banned ->
                    limited(
                            "address banned",
                            Level.WARN,
                            line ->
                                    line.with("host", banned.host())
                                            .with("seconds", banned.duration().toSeconds()));
            case DialFailed failed -> write(failed);
        }
    }

    private void write(HandshakeFailed failed) {
        limited(
                "handshake failed",
                Level.WARN,
                line ->
                        line.with("address", failed.remote().toString())
                                .with("direction", failed.direction())
                                .with("reason", failed.reason())
                                .with("detail", failed.detail()));
    }

    private void write(ConnectionRefused refused) {
        limited(
                "connection refused",
                Level.WARN,
                line ->
                        line.with("address", refused.remote().toString())
                                .with("reason", refused.reason())
                                .with("detail", refused.detail()));
    }

    private void write(LineRefused refused) {
        limited(
                "line refused",
                Level.WARN,
                line ->
                        line.with("address", refused.remote().toString())
                                .with("fault", refused.fault())
                                .with("detail", refused.detail()));
    }

    private void write(DialFailed failed) {
        limited(
                "peer not reached",
                Level.INFO,
                line ->
                        line.with("peer", failed.name())
                                .with("address", failed.address().toString())
                                .with("reason", failed.reason())
                                .with("attempts", failed.attempts()));
    }

    private void limited(String what, Level level, UnaryOperator<Line> fields) {
        FloodGate gate = gates.computeIfAbsent(what, _ -> new FloodGate());
        if (gate.admits(clock.instant())) {
            gate.finish(fields.apply(Line.at(level, LOG))).say(what);
        }
    }
}
