package io.timecoin.node.sync;

import io.timecoin.node.crypto.Hash;

/**
 * A block that the operator knows to be of the network's chain, from somebody whom they trust. A node accepts no other
 * one of its height, whatever certificates say, and takes part only above it: keys that once were masternodes and fell
 * into wrong hands later can sign another past, and nothing but such knowledge tells it from the real one.
 *
 * @param height above 0: the first block is known by the genesis
 */
public record TrustedBlock(long height, Hash hash) {
    public TrustedBlock {
        if (height < 1) {
            throw new IllegalArgumentException("the trusted height is 1 or more");
        }
    }

    /** Whether a block of this height and hash may be part of the chain. */
    public boolean admits(long otherHeight, Hash otherHash) {
        return otherHeight != height || otherHash.equals(hash);
    }
}
