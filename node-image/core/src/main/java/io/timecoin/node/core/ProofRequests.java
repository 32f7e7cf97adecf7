package io.timecoin.node.core;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Asks masternodes for certificates in pages, so that a node that lacks much is not buried under answers: each masternode
 * has one question open, no transaction is asked of two at once, and a question that is not answered goes to another.
 */
final class ProofRequests {
    /** Transactions in one question: with their certificates about 300 KB as decimal arrays. */
    static final int PAGE = 64;

    /** A masternode that has not answered for so long, or with nothing of use, gives way to another. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    /** A question to one masternode. */
    record Page(PublicKey to, List<Hash> txids) {}

    private record Question(List<Hash> txids, Instant until) {}

    private final Predicate<Hash> isHere;
    private final Map<PublicKey, Question> open = new TreeMap<>();
    private List<Hash> wanted = List.of();

    /** @param isHere whether a certificate has come meanwhile */
    ProofRequests(Predicate<Hash> isHere) {
        this.isHere = isHere;
    }

    /** What is lacking now, instead of what was before; questions that are open stay so. */
    void want(List<Hash> txids) {
        wanted = List.copyOf(txids);
    }

    /** The masternode has answered: if any of it was of use, it may be asked for more at once. */
    void answered(PublicKey by) {
        open.computeIfPresent(
                by, (_, question) -> question.txids().stream().anyMatch(isHere) ? null : question);
    }

    /**
     * The questions to ask now.
     *
     * @param reachable masternodes that can be asked
     */
    List<Page> next(List<PublicKey> reachable, Instant now) {
        wanted = wanted.stream().filter(txid -> !isHere.test(txid)).toList();
        open.keySet().retainAll(reachable);
        List<PublicKey> order = willingFirst(reachable, takeExpired(now));
        Iterator<Hash> unasked = unasked();
        List<Page> pages = new ArrayList<>();
        for (PublicKey member : order) {
            if (unasked.hasNext() && !open.containsKey(member)) {
                List<Hash> page = take(unasked);
                open.put(member, new Question(page, now.plus(PATIENCE)));
                pages.add(new Page(member, page));
            }
        }
        return pages;
    }

    private Set<PublicKey> takeExpired(Instant now) {
        Set<PublicKey> silent = new TreeSet<>();
        open.forEach((member, question) -> {
            if (!question.until().isAfter(now)) {
                silent.add(member);
            }
        });
        open.keySet().removeAll(silent);
        return silent;
    }

    private static List<PublicKey> willingFirst(List<PublicKey> all, Set<PublicKey> silent) {
        List<PublicKey> order =
                new ArrayList<>(all.stream().filter(member -> !silent.contains(member)).toList());
        all.stream().filter(silent::contains).forEach(order::add);
        return order;
    }

    private Iterator<Hash> unasked() {
        Set<Hash> rest = new LinkedHashSet<>(wanted);
        open.values().forEach(question -> question.txids().forEach(rest::remove));
        return rest.iterator();
    }

    private static List<Hash> take(Iterator<Hash> from) {
        List<Hash> page = new ArrayList<>();
        while (from.hasNext() && page.size() < PAGE) {
            page.add(from.next());
        }
        return List.copyOf(page);
    }
}
