package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The lock reports of one set, as far as they have come; of each masternode the newest one. */
final class ReportedLocks {
    private record Report(Hash whole, int parts, Map<Integer, List<Hash>> received) {
        boolean isOf(LockReport part) {
            return whole.equals(part.whole()) && parts == part.parts();
        }

        boolean isComplete() {
            return received.size() == parts;
        }

        Stream<Hash> txids() {
            return received.values().stream().flatMap(List::stream);
        }
    }

    private final Map<PublicKey, Report> reports = new TreeMap<>();

    void add(LockReport part) {
        Report report = reports.get(part.voter());
        if (report == null || !report.isOf(part)) {
            report = new Report(part.whole(), part.parts(), new TreeMap<>());
            reports.put(part.voter(), report);
        }
        report.received().put(part.part(), part.txids());
    }

    /** Whether anyone reports the transaction. */
    boolean names(Hash txid) {
        return reports.values().stream().flatMap(Report::txids).anyMatch(txid::equals);
    }

    /** What a masternode reports and this node does not have. */
    List<Hash> lacking(PublicKey voter, Predicate<Hash> isKnown) {
        Report report = reports.get(voter);
        return report == null
                ? List.of()
                : report.txids().filter(txid -> !isKnown.test(txid)).toList();
    }

    /** The masternodes that have reported anything. */
    List<PublicKey> voters() {
        return List.copyOf(reports.keySet());
    }

    /** The masternodes whose reports are here with all the transactions that they name. */
    List<PublicKey> complete(Predicate<Hash> isKnown) {
        return reports.entrySet().stream()
                .filter(report -> report.getValue().isComplete())
                .filter(report -> report.getValue().txids().allMatch(isKnown))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What these masternodes report together. */
    List<Hash> union(List<PublicKey> voters) {
        return voters.stream()
                .flatMap(voter -> Optional.ofNullable(reports.get(voter)).stream())
                .flatMap(Report::txids)
                .distinct()
                .sorted()
                .toList();
    }
}
