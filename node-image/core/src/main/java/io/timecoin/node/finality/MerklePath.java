package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;
import java.util.List;

/**
 * What leads from one transaction to the root that a signature covers.
 *
 * @param steps from the leaf up
 */
public record MerklePath(List<Step> steps) {
    /** Steps of the longest path: a batch has at most {@link ApprovalBatch#MAX_TRANSACTIONS} leaves. */
    public static final int MAX_STEPS = 10;

    /**
     * One level.
     *
     * @param left whether the sibling stands on the left
     */
    public record Step(boolean left, Hash sibling) {}

    public MerklePath {
        steps = List.copyOf(steps);
    }

    /** The root above a transaction. */
    Hash root(Hash txid) {
        Hash at = ApprovalTree.leaf(txid);
        for (Step step : steps) {
            at =
                    step.left()
                            ? ApprovalTree.node(step.sibling(), at)
                            : ApprovalTree.node(at, step.sibling());
        }
        return at;
    }
}
