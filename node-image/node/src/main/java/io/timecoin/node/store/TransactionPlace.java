package io.timecoin.node.store;

/**
 * Where a transaction stands in the chain.
 *
 * @param index in its block; the coinbase has 0
 */
public record TransactionPlace(long height, int index) {}
