package io.timecoin.node.finality;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.ArrayList;
import java.util.List;

/**
 * The Merkle tree over the transactions that a masternode approves with one signature (consensus.md §3). Leaves and nodes
 * are hashed apart, and a node without a sibling goes up as it is, so no other list has the same root.
 */
final class ApprovalTree {
    private static final Bytes LEAF = Bytes.of((byte) 0);
    private static final Bytes NODE = Bytes.of((byte) 1);

    /** From the leaves up to the root alone. */
    private final List<List<Hash>> levels = new ArrayList<>();

    /** @param txids at least one */
    ApprovalTree(List<Hash> txids) {
        List<Hash> level = txids.stream().map(ApprovalTree::leaf).toList();
        levels.add(level);
        while (level.size() > 1) {
            level = parents(level);
            levels.add(level);
        }
    }

    Hash root() {
        return levels.getLast().getFirst();
    }

    /** What leads from the leaf of an index to the root. */
    MerklePath path(int index) {
        List<MerklePath.Step> steps = new ArrayList<>();
        int at = index;
        for (List<Hash> level : levels.subList(0, levels.size() - 1)) {
            int sibling = at ^ 1;
            if (sibling < level.size()) {
                steps.add(new MerklePath.Step(sibling < at, level.get(sibling)));
            }
            at /= 2;
        }
        return new MerklePath(steps);
    }

    static Hash leaf(Hash txid) {
        return Sha256.hash(LEAF, txid.bytes());
    }

    static Hash node(Hash left, Hash right) {
        return Sha256.hash(NODE, left.bytes(), right.bytes());
    }

    private static List<Hash> parents(List<Hash> level) {
        List<Hash> parents = new ArrayList<>();
        for (int i = 0; i < level.size(); i += 2) {
            parents.add(i + 1 < level.size() ? node(level.get(i), level.get(i + 1)) : level.get(i));
        }
        return parents;
    }
}
