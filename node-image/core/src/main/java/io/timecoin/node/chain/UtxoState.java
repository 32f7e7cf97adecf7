package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;

/**
 * Where an output stands between creation and the block that spends it (PROTOCOL 6 and 10.1).
 *
 * <p>The simple name of each record is its name on the wire. Times are seconds since 1970; counts
 * are unsigned 32 bits.
 */
public sealed interface UtxoState {
    record Unspent() implements UtxoState {}

    record Locked(Hash txid, long lockedAt) implements UtxoState {}

    record SpentPending(Hash txid, int votes, int totalNodes, long spentAt) implements UtxoState {}

    record SpentFinalized(Hash txid, long finalizedAt, int votes) implements UtxoState {}

    /**
     * Spent by a transaction that stands in a block.
     *
     * @param blockHeight unsigned 64 bits
     */
    record Confirmed(Hash txid, long blockHeight, long confirmedAt) implements UtxoState {}
}
