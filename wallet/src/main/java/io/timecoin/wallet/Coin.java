package io.timecoin.wallet;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.OutPoint;

/**
 * An output that its owner may spend now.
 *
 * @param value units of 10^-8 TIME
 */
public record Coin(OutPoint outpoint, long value, Address owner) {}
