package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Addresses learned from peers. What was never reached makes room for what was, and failures rank last; contact with
 * an address is remembered (PROTOCOL 16, rows 26 and 44).
 */
final class AddressBook {
    /**
     * One learned address.
     *
     * @param id who answered there, if anybody did
     * @param lastContact the last handshake with that peer
     * @param failures dials in vain since then
     */
    record Entry(
            PeerAddress address, Optional<NodeId> id, Optional<Instant> lastContact, int failures) {
        /** Fewer failures first, then the latest contact; the address decides the rest. */
        static final Comparator<Entry> BEST_FIRST =
                Comparator.comparingInt(Entry::failures)
                        .thenComparing(
                                entry -> entry.lastContact().orElse(Instant.MIN),
                                Comparator.reverseOrder())
                        .thenComparing(Entry::address);
    }

    private final int capacity;
    private final SortedMap<PeerAddress, Entry> entries = new TreeMap<>();

    AddressBook(int capacity) {
        this.capacity = capacity;
    }

    /** A peer names an address; nothing says that it is true. */
    void onTold(PeerAddress address) {
        if (entries.containsKey(address)) {
            return;
        }
        if (entries.size() >= capacity && !makeRoom(entry -> entry.failures() > 0)) {
            return;
        }
        entries.put(address, new Entry(address, Optional.empty(), Optional.empty(), 0));
    }

    /** A peer that can be dialled there completed a handshake. */
    void onContact(PeerAddress address, Optional<NodeId> id, Instant now) {
        if (!entries.containsKey(address) && entries.size() >= capacity) {
            makeRoom(entry -> true);
        }
        entries.put(address, new Entry(address, id, Optional.of(now), 0));
    }

    /** A dial of the address came to nothing. */
    void onFailure(PeerAddress address) {
        entries.computeIfPresent(
                address,
                (key, entry) ->
                        new Entry(key, entry.id(), entry.lastContact(), entry.failures() + 1));
    }

    /** The address to try first among those that qualify. */
    Optional<PeerAddress> best(Predicate<Entry> qualifies) {
        return entries.values().stream()
                .filter(qualifies)
                .min(Entry.BEST_FIRST)
                .map(Entry::address);
    }

    /** Addresses that peers were met at, the best first: worth telling others. */
    List<PeerAddress> reached(int limit) {
        return entries.values().stream()
                .filter(entry -> entry.lastContact().isPresent())
                .sorted(Entry.BEST_FIRST)
                .limit(limit)
                .map(Entry::address)
                .toList();
    }

    int size() {
        return entries.size();
    }

    private boolean makeRoom(Predicate<Entry> mayGo) {
        Optional<Entry> worst = entries.values().stream().filter(mayGo).max(Entry.BEST_FIRST);
        worst.ifPresent(entry -> entries.remove(entry.address()));
        return worst.isPresent();
    }
}
