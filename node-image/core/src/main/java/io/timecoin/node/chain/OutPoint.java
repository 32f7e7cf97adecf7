package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;

/**
 * One output of a transaction (PROTOCOL 6).
 *
 * @param vout index of the output, unsigned 32 bits
 */
public record OutPoint(Hash txid, int vout) {}
