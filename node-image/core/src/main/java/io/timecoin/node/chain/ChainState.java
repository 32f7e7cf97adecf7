package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import java.util.List;

/**
 * The tip of a chain: all that the rules for the next block need to know of those before.
 *
 * @param timestamp of the last block, seconds since 1970
 * @param utxo the outputs that are unspent after the last block
 */
public record ChainState(long height, Hash hash, long timestamp, UtxoAccumulator utxo) {
    /** The state after the first block. */
    public static ChainState genesis(Genesis genesis) {
        Block block = genesis.block();
        return new ChainState(
                block.height(),
                block.hash(),
                block.header().timestamp(),
                UtxoAccumulator.EMPTY.apply(genesis.changes()));
    }

    /** The state after one more block, which the caller has checked. */
    public ChainState after(Block block, List<UtxoChange> changes) {
        return new ChainState(
                block.height(), block.hash(), block.header().timestamp(), utxo.apply(changes));
    }
}
