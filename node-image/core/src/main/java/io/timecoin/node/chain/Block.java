package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import java.util.List;

/** A block of protocol v1 (PROTOCOL 6). Its hash covers the header only. */
public record Block(
        BlockHeader header,
        List<Transaction> transactions,
        List<MasternodeReward> masternodeRewards) {
    public Block {
        transactions = List.copyOf(transactions);
        masternodeRewards = List.copyOf(masternodeRewards);
    }

    public Hash hash() {
        return header.hash();
    }

    public long height() {
        return header.height();
    }
}
