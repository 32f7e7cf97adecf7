package io.timecoin.timenet.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads figures from the lines that nodes log: {@code <time> INFO <part> <event> key=value …}. */
final class NodeLogFigures {
    private static final String STARTED = "node started";
    private static final String HANDSHAKE = "handshake completed";
    private static final String COMMITTED = "block committed";

    private final List<List<String>> logs;

    /** The lines of each node. */
    NodeLogFigures(List<List<String>> logs) {
        this.logs = logs;
    }

    /** Milliseconds from the start of each process until it accepted connections. */
    List<Double> starts() {
        return values(STARTED, "millisSinceProcessStart");
    }

    /** Milliseconds of each handshake. */
    List<Double> handshakes() {
        return values(HANDSHAKE, "tookMillis");
    }

    /** Milliseconds from the opening of each slot to the commit of its block. */
    List<Double> commits() {
        return values(COMMITTED, "afterSlotMillis");
    }

    /** From the moment when the last node listened to the last handshake; nothing if no node logged either. */
    Optional<Duration> mesh() {
        Optional<Instant> listening = times(STARTED).max(Comparator.naturalOrder());
        Optional<Instant> connected = times(HANDSHAKE).max(Comparator.naturalOrder());
        return listening.flatMap(from -> connected.map(to -> Duration.between(from, to)));
    }

    private List<Double> values(String event, String key) {
        Pattern value = Pattern.compile(" " + key + "=([0-9.]+)");
        return lines(event)
                .map(value::matcher)
                .filter(Matcher::find)
                .map(found -> Double.valueOf(found.group(1)))
                .toList();
    }

    private Stream<Instant> times(String event) {
        return lines(event).map(line -> Instant.parse(line.substring(0, line.indexOf(' '))));
    }

    private Stream<String> lines(String event) {
        return logs.stream().flatMap(List::stream).filter(line -> line.contains(event));
    }
}
