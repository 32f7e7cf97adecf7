package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.BlockVerdict.Invalid;
import io.timecoin.node.chain.BlockVerdict.Valid;
import io.timecoin.node.chain.BlockVerdict.Violation;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockRulesTest {
    private static final Genesis GENESIS = TestGenesis.ofFour();
    private static final MemberSet MEMBERS = GENESIS.memberSet();
    private static final ChainState STATE = ChainState.genesis(GENESIS);
    private static final Block NEXT = BlockBuilder.next(GENESIS, STATE, MEMBERS);

    @Test
    void aBuiltBlockIsValidAndBecomesTheTip() {
        Valid valid = (Valid) check(NEXT);

        assertThat(valid.after().height()).isEqualTo(1);
        assertThat(valid.after().hash()).isEqualTo(NEXT.hash());
        assertThat(valid.after().timestamp()).isEqualTo(GENESIS.slotTime(1).getEpochSecond());
        assertThat(valid.after().utxo()).isEqualTo(STATE.utxo().apply(valid.changes()));
        assertThat(valid.changes()).hasSize(MEMBERS.size());
    }

    @Test
    void blocksFollowOneAnother() {
        ChainState state = STATE;
        for (int height = 1; height <= 5; height++) {
            Block block = BlockBuilder.next(GENESIS, state, MEMBERS);
            state = ((Valid) BlockRules.check(GENESIS, state, MEMBERS, block)).after();
        }

        assertThat(state.height()).isEqualTo(5);
        assertThat(state.timestamp()).isEqualTo(GENESIS.slotTime(5).getEpochSecond());
    }

    @Test
    void everyMemberIsPaidInTheOrderOfTheSetByItsTier() {
        assertThat(NEXT.masternodeRewards())
                .extracting(MasternodeReward::address)
                .isEqualTo(MEMBERS.members().stream().map(Member::rewardAddress).toList());
        assertThat(NEXT.header().blockReward()).isEqualTo(23_862_943_611L);
        assertThat(NEXT.masternodeRewards().stream().mapToLong(MasternodeReward::amount).sum())
                .isBetween(23_862_943_611L - MEMBERS.size(), 23_862_943_611L);
    }

    @Test
    void anotherVersionIsRefused() {
        BlockHeader header = NEXT.header();

        assertRefused(
                withHeader(
                        new BlockHeader(
                                2,
                                header.height(),
                                header.previousHash(),
                                header.merkleRoot(),
                                header.timestamp(),
                                header.blockReward())),
                Violation.WRONG_VERSION);
    }

    @Test
    void anotherHeightIsRefused() {
        assertRefused(
                withHeader(header(2, STATE.hash(), NEXT.header().timestamp())),
                Violation.WRONG_HEIGHT);
    }

    @Test
    void anotherParentIsRefused() {
        assertRefused(
                withHeader(header(1, Hash.ZERO, NEXT.header().timestamp())),
                Violation.WRONG_PREVIOUS_HASH);
    }

    @Test
    void aTimestampThatIsNotTheSlotsTimeIsRefused() {
        assertRefused(
                withHeader(header(1, STATE.hash(), NEXT.header().timestamp() + 1)),
                Violation.WRONG_TIMESTAMP);
    }

    @Test
    void aBlockAboveTheSizeLimitIsRefused() {
        Transaction huge =
                new Transaction(
                        1,
                        List.of(),
                        List.of(new TxOutput(0, Bytes.of(new byte[BlockRules.MAX_BLOCK_BYTES]))),
                        0,
                        0);

        assertRefused(withTransactions(List.of(huge)), Violation.TOO_LARGE);
    }

    @Test
    void aBlockWithoutCoinbaseIsRefused() {
        assertRefused(withTransactions(List.of()), Violation.NO_COINBASE);
    }

    @Test
    void aTransactionWithoutCertificateIsRefused() {
        List<Transaction> transactions = new ArrayList<>(NEXT.transactions());
        transactions.add(new Transaction(1, List.of(), List.of(), 0, 0));

        assertRefused(withTransactions(transactions), Violation.UNCERTIFIED_TRANSACTION);
    }

    @Test
    void aMerkleRootOfOtherTransactionsIsRefused() {
        BlockHeader header = NEXT.header();

        assertRefused(
                withHeader(
                        new BlockHeader(
                                1,
                                header.height(),
                                header.previousHash(),
                                Hash.ZERO,
                                header.timestamp(),
                                header.blockReward())),
                Violation.WRONG_MERKLE_ROOT);
    }

    @Test
    void aHigherRewardIsRefused() {
        BlockHeader header = NEXT.header();

        assertRefused(
                withHeader(
                        new BlockHeader(
                                1,
                                header.height(),
                                header.previousHash(),
                                header.merkleRoot(),
                                header.timestamp(),
                                header.blockReward() + 1)),
                Violation.WRONG_BLOCK_REWARD);
    }

    @Test
    void aCoinbaseThatPaysSomeoneElseIsRefused() {
        Transaction coinbase =
                new Transaction(
                        1,
                        List.of(),
                        List.of(new TxOutput(NEXT.header().blockReward(), Bytes.utf8("thief"))),
                        0,
                        NEXT.header().timestamp());

        assertRefused(withTransactions(List.of(coinbase)), Violation.WRONG_COINBASE);
    }

    @Test
    void aListOfRewardsUnlikeTheCoinbaseIsRefused() {
        assertRefused(
                new Block(NEXT.header(), NEXT.transactions(), NEXT.masternodeRewards().reversed()),
                Violation.WRONG_REWARDS);
    }

    private static BlockVerdict check(Block block) {
        return BlockRules.check(GENESIS, STATE, MEMBERS, block);
    }

    private static void assertRefused(Block block, Violation code) {
        assertThat(((Invalid) check(block)).code()).isEqualTo(code);
    }

    private static Block withHeader(BlockHeader header) {
        return new Block(header, NEXT.transactions(), NEXT.masternodeRewards());
    }

    private static BlockHeader header(long height, Hash previousHash, long timestamp) {
        return new BlockHeader(
                1,
                height,
                previousHash,
                NEXT.header().merkleRoot(),
                timestamp,
                NEXT.header().blockReward());
    }

    private static Block withTransactions(List<Transaction> transactions) {
        BlockHeader header = NEXT.header();
        return new Block(
                new BlockHeader(
                        1,
                        header.height(),
                        header.previousHash(),
                        Merkle.rootOf(transactions),
                        header.timestamp(),
                        header.blockReward()),
                transactions,
                NEXT.masternodeRewards());
    }
}
