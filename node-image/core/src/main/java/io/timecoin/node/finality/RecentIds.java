package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import java.util.LinkedHashSet;
import java.util.Set;

/** The transactions of the last blocks: what is still said about them needs no answer. */
final class RecentIds {
    /** About three full blocks. */
    private static final int LIMIT = 40_000;

    private final Set<Hash> ids = new LinkedHashSet<>();

    void add(Hash txid) {
        ids.add(txid);
        if (ids.size() > LIMIT) {
            ids.remove(ids.iterator().next());
        }
    }

    boolean contains(Hash txid) {
        return ids.contains(txid);
    }
}
