package io.timecoin.timenet.load;

import io.timecoin.node.crypto.Hash;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Every spend from its first submission until it is final. Safe for use by several threads. */
final class Flights {
    private final Map<Hash, Flight> flying = new LinkedHashMap<>();
    private final Set<Hash> landed = new HashSet<>();

    /** Spends whose rival is final: none of them may ever be. */
    private final Set<Hash> beaten = new HashSet<>();

    /** Spends that are final by the word of other nodes than the one that they were sent to. */
    private final Set<Hash> toldElsewhere = new HashSet<>();

    private int doubleSpent;

    synchronized void start(Flight flight) {
        flying.put(flight.txid(), flight);
    }

    /** A spend is final, as a node told; nothing if that was known, or another node is to tell it. */
    synchronized Optional<Flight> land(Hash txid, int node) {
        if (beaten.contains(txid)) {
            doubleSpent++;
        }
        Flight flight = flying.get(txid);
        if (flight == null) {
            return Optional.empty();
        }
        if (flight.node() != node && !flight.isResent()) {
            toldElsewhere.add(txid);
            return Optional.empty();
        }
        flying.remove(txid);
        toldElsewhere.remove(txid);
        landed.add(txid);
        flight.rival().ifPresent(this::settleRival);
        return Optional.of(flight);
    }

    private void settleRival(Hash rival) {
        flying.remove(rival);
        beaten.add(rival);
    }

    /** Whether another node told that it is final: its own may have been away in that moment, and tells it never again. */
    synchronized boolean isToldElsewhere(Hash txid) {
        return toldElsewhere.contains(txid);
    }

    /** A spend that will never be: a node refused it for good. */
    synchronized void crash(Hash txid) {
        flying.remove(txid);
    }

    /** Spends that were sent before a moment and are not final, which are to be sent again; noted as tried now. */
    synchronized List<Flight> overdue(long beforeNanos, long nowNanos) {
        List<Flight> overdue =
                flying.values().stream()
                        .filter(flight -> flight.triedNanos() - beforeNanos < 0)
                        .map(flight -> flight.triedAgain(nowNanos))
                        .toList();
        overdue.forEach(flight -> flying.put(flight.txid(), flight));
        return overdue;
    }

    /** Spends without a rival that are not final. Of two rivals none need ever be. */
    synchronized List<Flight> missing() {
        return flying.values().stream().filter(flight -> flight.rival().isEmpty()).toList();
    }

    /** The ids of all that are final. */
    synchronized Set<Hash> landed() {
        return Set.copyOf(landed);
    }

    synchronized int doubleSpent() {
        return doubleSpent;
    }
}
