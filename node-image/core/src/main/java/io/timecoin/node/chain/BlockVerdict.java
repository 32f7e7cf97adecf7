package io.timecoin.node.chain;

import java.util.List;

/** What the rules say of a block. */
public sealed interface BlockVerdict {
    /**
     * The block may follow.
     *
     * @param after the tip with this block
     * @param changes what it does to the set of unspent outputs, in order
     */
    record Valid(ChainState after, List<UtxoChange> changes) implements BlockVerdict {
        public Valid {
            changes = List.copyOf(changes);
        }
    }

    /**
     * The block breaks a rule.
     *
     * @param sentence for people: what was found and what was expected
     */
    record Invalid(Violation code, String sentence) implements BlockVerdict {}

    /** The rules, in the order in which they are checked. */
    enum Violation {
        WRONG_VERSION,
        WRONG_HEIGHT,
        WRONG_PREVIOUS_HASH,
        WRONG_TIMESTAMP,
        TOO_LARGE,
        NO_COINBASE,
        /** A spend breaks a rule of {@link TransactionVerdict}. */
        INVALID_TRANSACTION,
        WRONG_MERKLE_ROOT,
        WRONG_BLOCK_REWARD,
        WRONG_COINBASE,
        /** The list of rewards is not what the coinbase pays. */
        WRONG_REWARDS
    }
}
