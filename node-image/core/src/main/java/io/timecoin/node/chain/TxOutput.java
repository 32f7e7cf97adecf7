package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;

/**
 * An amount for a receiver (PROTOCOL 6).
 *
 * @param value units of 10^-8 TIME, unsigned 64 bits
 * @param scriptPubkey the receiver's address as UTF-8 text
 */
public record TxOutput(long value, Bytes scriptPubkey) {}
