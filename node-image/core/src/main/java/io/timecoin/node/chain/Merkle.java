package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.ArrayList;
import java.util.List;

/** The merkle root of a block's transactions (PROTOCOL 6.2). */
public final class Merkle {
    private Merkle() {}

    /** The root over the ids of the transactions, in their order. */
    public static Hash rootOf(List<Transaction> transactions) {
        return root(transactions.stream().map(Transaction::txid).toList());
    }

    /** The root over leaves: one leaf itself, 32 zero bytes for none. */
    public static Hash root(List<Hash> leaves) {
        List<Hash> level = leaves;
        while (level.size() > 1) {
            level = parents(level);
        }
        return level.isEmpty() ? Hash.ZERO : level.getFirst();
    }

    /** An odd level repeats its last hash. */
    private static List<Hash> parents(List<Hash> level) {
        List<Hash> parents = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            Hash left = level.get(i);
            Hash right = level.get(Math.min(i + 1, level.size() - 1));
            parents.add(Sha256.hash(left.bytes(), right.bytes()));
        }
        return parents;
    }
}
