package io.timecoin.node.consensus;

import io.timecoin.node.consensus.ConsensusRecord.Lock;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.masternode.MemberSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The rules on which safety and progress rest, in one place. The simulation replaces them one at a time by wrong ones
 * and must notice (consensus.md §6).
 */
class Rules {
    /** Votes that a decision needs: 2f + 1 of the pseudo-code. */
    int quorum(MemberSet members) {
        return members.quorum();
    }

    /**
     * Whether a node may prevote a valid block: it is locked on none or on this one (line 23), or a quorum prevoted this
     * one in the round of its lock or later (line 29).
     */
    boolean mayPrevote(Optional<Lock> locked, Hash block, OptionalInt validRound) {
        return locked.map(lock ->
                        lock.block().equals(block)
                                || (validRound.isPresent()
                                        && lock.round() <= validRound.getAsInt()))
                .orElse(true);
    }

    /** Votes of others that are sent again with own messages, so that a node in an earlier round can follow. */
    List<Vote> resentWithOwn(List<Vote> entry) {
        return entry;
    }
}
