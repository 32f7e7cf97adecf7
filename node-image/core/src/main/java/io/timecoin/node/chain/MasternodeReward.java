package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;

/**
 * What one masternode receives in a block (PROTOCOL 6, masternode_rewards).
 *
 * @param amount units of 10^-8 TIME, unsigned 64 bits
 */
public record MasternodeReward(String address, long amount) {
    /** The output of the coinbase that pays it. */
    TxOutput output() {
        return new TxOutput(amount, Bytes.utf8(address));
    }
}
