package io.timecoin.node.log;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.peers.PeerInfo;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/** One log line: what happened in plain words, and its fields. Texts of peers become harmless here. */
final class Line {
    /** Longest text of a peer in a line, in characters: enough to recognise it. */
    static final int MAX_TEXT = 200;

    /** What could end a line, steer a terminal or change the reading direction. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]");

    private final LoggingEventBuilder event;

    private Line(LoggingEventBuilder event) {
        this.event = event;
    }

    static Line at(Level level, Logger log) {
        return new Line(log.atLevel(level));
    }

    Line with(String field, long value) {
        return add(field, value);
    }

    Line with(String field, boolean value) {
        return add(field, value);
    }

    Line with(String field, Hash hash) {
        return add(field, hash.toHex());
    }

    /** In milliseconds, to the microsecond. */
    Line with(String field, Duration duration) {
        return add(field + "Millis", TimeUnit.NANOSECONDS.toMicros(duration.toNanos()) / 1e3);
    }

    Line with(String field, Enum<?> value) {
        return add(field, value.name());
    }

    /** Any text, also one that a peer chose: unprintable characters become '?', and it is cut to a bounded length. */
    Line with(String field, String text) {
        String cut = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
        return add(field, UNPRINTABLE.matcher(cut).replaceAll("?"));
    }

    /** Who a peer is: its name, where it can be dialled, which side dialled, and its identity once that is proven. */
    Line with(PeerInfo peer) {
        Line line =
                with("peer", peer.name())
                        .with("address", peer.address().toString())
                        .with("direction", peer.direction());
        return peer.nodeId().map(id -> line.with("nodeId", id.toHex())).orElse(line);
    }

    private Line add(String field, Object value) {
        return new Line(event.addKeyValue(field, value));
    }

    void say(String what) {
        event.log(what);
    }
}
