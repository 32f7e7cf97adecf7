package io.timecoin.node.chain;

/**
 * What one masternode receives in a block (PROTOCOL 6, masternode_rewards).
 *
 * @param amount units of 10^-8 TIME, unsigned 64 bits
 */
public record MasternodeReward(String address, long amount) {}
