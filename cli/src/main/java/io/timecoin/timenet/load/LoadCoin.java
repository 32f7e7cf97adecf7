package io.timecoin.timenet.load;

import io.timecoin.node.chain.OutPoint;
import io.timecoin.wallet.OwnedKey;

/**
 * A coin that the load spends.
 *
 * @param value units of 10^-8 TIME
 */
record LoadCoin(OutPoint outpoint, long value, OwnedKey owner) {}
