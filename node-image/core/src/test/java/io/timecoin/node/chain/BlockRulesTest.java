package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.BlockVerdict.Invalid;
import io.timecoin.node.chain.BlockVerdict.Valid;
import io.timecoin.node.chain.BlockVerdict.Violation;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.crypto.StubSignatures;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.MemberSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BlockRulesTest {
    private static final Genesis GENESIS = TestGenesis.ofFour();
    private static final MemberSet MEMBERS = GENESIS.memberSet();
    private static final ChainState STATE = ChainState.genesis(GENESIS);
    private static final StubSignatures SIGNATURES = new StubSignatures();
    private static final BlockRules RULES =
            new BlockRules(
                    GENESIS, new TransactionRules(GENESIS.type(), GENESIS.hash(), SIGNATURES));
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
            state = ((Valid) check(state, block)).after();
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
    void spendsOfABlockBuildUponOneAnotherAndTheirFeesArePaidToTheMembers() {
        Signer alice = SIGNATURES.signer("alice");
        Utxo coin = coin(alice, 10_000_000);
        Transaction first = spend(alice, coin.outpoint(), 9_000_000);
        Transaction second = spend(alice, new OutPoint(first.txid(), 0), 8_000_000);
        Block block = BlockBuilder.next(GENESIS, STATE, MEMBERS, List.of(first, second), 2_000_000);

        Valid valid = (Valid) check(STATE, block, only(coin));

        assertThat(block.header().blockReward()).isEqualTo(NEXT.header().blockReward() + 2_000_000);
        assertThat(valid.changes().subList(MEMBERS.size(), valid.changes().size()))
                .containsExactly(
                        new UtxoChange.Spent(coin),
                        new UtxoChange.Created(Utxo.createdBy(first).getFirst()),
                        new UtxoChange.Spent(Utxo.createdBy(first).getFirst()),
                        new UtxoChange.Created(Utxo.createdBy(second).getFirst()));
        assertThat(TransactionEffects.of(block, only(coin))).contains(valid.changes());
    }

    @Test
    void twoSpendsOfOneOutputMakeABlockInvalid() {
        Signer alice = SIGNATURES.signer("alice");
        Utxo coin = coin(alice, 10_000_000);
        List<Transaction> spends =
                List.of(
                        spend(alice, coin.outpoint(), 9_000_000),
                        spend(alice, coin.outpoint(), 8_000_000));
        Block block = BlockBuilder.next(GENESIS, STATE, MEMBERS, spends, 3_000_000);

        assertThat(((Invalid) check(STATE, block, only(coin))).code())
                .isEqualTo(Violation.INVALID_TRANSACTION);
    }

    @Test
    void feesThatNobodyPaidAreNotPaidOut() {
        Block block = BlockBuilder.next(GENESIS, STATE, MEMBERS, List.of(), 1);

        assertRefused(block, Violation.WRONG_BLOCK_REWARD);
    }

    private static Utxo coin(Signer owner, long value) {
        OutPoint outpoint = new OutPoint(Hash.ZERO, 3);
        return Utxo.of(outpoint, new TxOutput(value, script(owner)));
    }

    private static UtxoSource only(Utxo coin) {
        return outpoint -> Optional.of(coin).filter(known -> known.outpoint().equals(outpoint));
    }

    private static Transaction spend(Signer owner, OutPoint coin, long value) {
        return SpendProof.sign(
                GENESIS.hash(),
                new Transaction(
                        1,
                        List.of(new TxInput(coin, Bytes.EMPTY, 0)),
                        List.of(new TxOutput(value, script(owner))),
                        0,
                        0),
                owner);
    }

    private static Bytes script(Signer owner) {
        return Bytes.utf8(Address.of(owner.publicKey(), GENESIS.type()).toString());
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

        assertRefused(withTransactions(transactions), Violation.INVALID_TRANSACTION);
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
        return check(STATE, block);
    }

    private static BlockVerdict check(ChainState state, Block block) {
        return check(state, block, new UtxoOverlay(_ -> Optional.empty()));
    }

    private static BlockVerdict check(ChainState state, Block block, UtxoSource unspent) {
        return RULES.check(state, MEMBERS, block, unspent, _ -> false);
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
