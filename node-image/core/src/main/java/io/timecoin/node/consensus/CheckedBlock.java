package io.timecoin.node.consensus;

import io.timecoin.node.chain.Block;
import io.timecoin.node.crypto.Hash;

/**
 * A block that was found valid.
 *
 * @param utxo digest of the UTXO accumulator after it
 */
record CheckedBlock(Block block, Hash utxo) {}
