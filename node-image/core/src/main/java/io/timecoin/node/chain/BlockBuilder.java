package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.util.List;
import java.util.stream.IntStream;

/** Builds blocks. What is built depends on the chain and the members only: all masternodes agree on it. */
public final class BlockBuilder {
    /** The version of every header after genesis (PROTOCOL 9.4). */
    public static final int HEADER_VERSION = 1;

    /** The version of coinbase transactions (PROTOCOL 9.4). */
    static final int COINBASE_VERSION = 1;

    private BlockBuilder() {}

    /** The block after the tip: it pays the members of its height and carries nothing else. */
    public static Block next(Genesis genesis, ChainState state, MemberSet members) {
        long height = state.height() + 1;
        long timestamp = genesis.slotTime(height).getEpochSecond();
        long reward = Rewards.perBlock(members.size());
        List<MasternodeReward> rewards = rewards(reward, members.members());
        Transaction coinbase = coinbase(rewards, timestamp);
        BlockHeader header =
                new BlockHeader(
                        HEADER_VERSION,
                        height,
                        state.hash(),
                        Merkle.rootOf(List.of(coinbase)),
                        timestamp,
                        reward);
        return new Block(header, List.of(coinbase), rewards);
    }

    /** One payment for each member, in the order of the set. */
    private static List<MasternodeReward> rewards(long total, List<Member> members) {
        List<Long> shares = Rewards.split(total, members.stream().map(Member::tier).toList());
        return IntStream.range(0, members.size())
                .mapToObj(i -> new MasternodeReward(members.get(i).rewardAddress(), shares.get(i)))
                .toList();
    }

    private static Transaction coinbase(List<MasternodeReward> rewards, long timestamp) {
        List<TxOutput> outputs =
                rewards.stream()
                        .map(reward -> new TxOutput(reward.amount(), Bytes.utf8(reward.address())))
                        .toList();
        return new Transaction(COINBASE_VERSION, List.of(), outputs, 0, timestamp);
    }
}
