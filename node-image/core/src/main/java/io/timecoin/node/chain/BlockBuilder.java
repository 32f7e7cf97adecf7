package io.timecoin.node.chain;

import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Builds blocks. What is built depends on the chain, the members and the transactions only. */
public final class BlockBuilder {
    /** The version of every header after genesis (PROTOCOL 9.4). */
    public static final int HEADER_VERSION = 1;

    /** The version of coinbase transactions (PROTOCOL 9.4). */
    static final int COINBASE_VERSION = 1;

    private BlockBuilder() {}

    /** The block after the tip that carries nothing but the payment of the members of its height. */
    public static Block next(Genesis genesis, ChainState state, MemberSet members) {
        return next(genesis, state, members, List.of(), 0);
    }

    /**
     * The block after the tip: it pays the members of its height and carries spends.
     *
     * @param spends valid one after the other
     * @param fees what they pay together, in units of 10^-8 TIME
     */
    public static Block next(
            Genesis genesis,
            ChainState state,
            MemberSet members,
            List<Transaction> spends,
            long fees) {
        long height = state.height() + 1;
        long timestamp = genesis.slotTime(height).getEpochSecond();
        long reward = Math.addExact(Rewards.perBlock(members.size()), fees);
        List<MasternodeReward> rewards = rewards(reward, members);
        List<Transaction> transactions = new ArrayList<>();
        transactions.add(coinbase(rewards, timestamp));
        transactions.addAll(spends);
        BlockHeader header =
                new BlockHeader(
                        HEADER_VERSION,
                        height,
                        state.hash(),
                        Merkle.rootOf(transactions),
                        timestamp,
                        reward);
        return new Block(header, transactions, rewards);
    }

    /**
     * What a block pays: one payment for each member of its height, in the order of the set.
     *
     * @param total reward and fees, in units of 10^-8 TIME
     */
    public static List<MasternodeReward> rewards(long total, MemberSet set) {
        List<Member> members = set.members();
        List<Long> shares = Rewards.split(total, members.stream().map(Member::tier).toList());
        return IntStream.range(0, members.size())
                .mapToObj(i -> new MasternodeReward(members.get(i).rewardAddress(), shares.get(i)))
                .toList();
    }

    private static Transaction coinbase(List<MasternodeReward> rewards, long timestamp) {
        List<TxOutput> outputs = rewards.stream().map(MasternodeReward::output).toList();
        return new Transaction(COINBASE_VERSION, List.of(), outputs, 0, timestamp);
    }
}
