package io.timecoin.node.finality;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.chain.UtxoState;
import io.timecoin.node.crypto.Hash;

/** What subscribers are told about transactions and outputs. */
public sealed interface FinalityNotice {
    /** The transaction is valid and waits for approvals. */
    record Accepted(Hash txid) implements FinalityNotice {}

    /** A quorum has approved the transaction: it will be in a block and can be built upon. */
    record Finalized(Hash txid, int votes, int masternodes) implements FinalityNotice {}

    /** The transaction stands in a block. */
    record Confirmed(Hash txid, long height) implements FinalityNotice {}

    /** The transaction cannot become final any more, or was given up by this node. */
    record Dropped(Hash txid, String reason) implements FinalityNotice {}

    /** An output is in another state now. */
    record OutputChanged(OutPoint outpoint, UtxoState state) implements FinalityNotice {}
}
