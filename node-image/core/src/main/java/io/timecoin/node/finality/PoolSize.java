package io.timecoin.node.finality;

/**
 * How much is in no block yet.
 *
 * @param bytes of all transactions together, in binary form
 */
public record PoolSize(int transactions, long bytes) {}
