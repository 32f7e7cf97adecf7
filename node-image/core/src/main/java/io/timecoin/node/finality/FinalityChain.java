package io.timecoin.node.finality;

import io.timecoin.node.chain.UtxoSource;
import io.timecoin.node.masternode.MemberSet;
import java.util.Optional;

/** The chain below what is pending, as it stands at each event. */
public interface FinalityChain {
    /** The outputs that are unspent after the head. */
    UtxoSource unspent();

    /** Who approves now. */
    MemberSet members();

    /** The number of their set: 0 for that of the genesis. */
    long set();

    /** The members of the set of a number: the current one, and those before as far as they are known. */
    Optional<MemberSet> setOf(long number);

    /** Whether this node's key may approve now: it has caught up, and its locks are all there. */
    boolean mayApprove();
}
