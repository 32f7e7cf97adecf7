package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;

/**
 * The part of a block that its hash covers (PROTOCOL 6).
 *
 * @param version unsigned 32 bits
 * @param height unsigned 64 bits; genesis is 0
 * @param timestamp seconds since 1970
 * @param blockReward units of 10^-8 TIME, fees included, unsigned 64 bits
 */
public record BlockHeader(
        int version,
        long height,
        Hash previousHash,
        Hash merkleRoot,
        long timestamp,
        long blockReward) {
    /** The hash of the block: SHA-256 over the header's 92 bytes (PROTOCOL 6.2). */
    public Hash hash() {
        return Sha256.hash(
                LittleEndian.u32(version),
                LittleEndian.u64(height),
                previousHash.bytes(),
                merkleRoot.bytes(),
                LittleEndian.u64(timestamp),
                LittleEndian.u64(blockReward));
    }
}
