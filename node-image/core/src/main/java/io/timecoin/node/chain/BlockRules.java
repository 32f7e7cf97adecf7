package io.timecoin.node.chain;

import io.timecoin.node.chain.BlockVerdict.Invalid;
import io.timecoin.node.chain.BlockVerdict.Valid;
import io.timecoin.node.chain.BlockVerdict.Violation;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.masternode.MemberSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The rules that make a block valid: a function of the chain before it and nothing else. That its spends are certified
 * is asked of {@link io.timecoin.node.finality.Finality}: a certificate may come later than the block.
 *
 * @param rules of single transactions
 */
public record BlockRules(Genesis genesis, TransactionRules rules) {
    /** Bytes of a block's binary form (consensus.md §3); reference chains allow half of it. */
    public static final int MAX_BLOCK_BYTES = 4_000_000;

    /**
     * Whether a block may follow the tip.
     *
     * @param members of its height
     * @param unspent the outputs that may be spent after the tip
     * @param signed whether the signatures of a transaction of this id are known to hold
     */
    public BlockVerdict check(
            ChainState state,
            MemberSet members,
            Block block,
            UtxoSource unspent,
            Predicate<Hash> signed) {
        Optional<Invalid> fault =
                header(state, block.header()).or(() -> size(block)).or(() -> coinbase(block));
        if (fault.isPresent()) {
            return fault.get();
        }
        return switch (spends(block, unspent, signed)) {
            case SpendsVerdict.Refused(Invalid invalid) -> invalid;
            case SpendsVerdict.Kept(List<UtxoChange> changes, long fees) ->
                    content(state, members, block, changes, fees);
        };
    }

    private BlockVerdict content(
            ChainState state, MemberSet members, Block block, List<UtxoChange> spends, long fees) {
        Block expected =
                BlockBuilder.next(
                        genesis,
                        state,
                        members,
                        block.transactions().subList(1, block.transactions().size()),
                        fees);
        Optional<Invalid> fault = faultOfContent(expected, block);
        if (fault.isPresent()) {
            return fault.get();
        }
        List<UtxoChange> changes =
                new ArrayList<>(TransactionEffects.of(block.transactions().getFirst(), List.of()));
        changes.addAll(spends);
        return new Valid(state.after(block, changes), changes);
    }

    private sealed interface SpendsVerdict {
        record Kept(List<UtxoChange> changes, long fees) implements SpendsVerdict {}

        record Refused(Invalid invalid) implements SpendsVerdict {}
    }

    /** Checks the spends one after the other: each may spend what those before it have paid. */
    private SpendsVerdict spends(Block block, UtxoSource unspent, Predicate<Hash> signed) {
        UtxoOverlay after = new UtxoOverlay(unspent);
        List<UtxoChange> changes = new ArrayList<>();
        long fees = 0;
        for (Transaction transaction :
                block.transactions().subList(1, block.transactions().size())) {
            TransactionVerdict verdict =
                    rules.check(transaction, after, signed.test(transaction.txid()));
            switch (verdict) {
                case TransactionVerdict.Invalid(var code, String sentence) -> {
                    return new SpendsVerdict.Refused(
                            new Invalid(
                                    Violation.INVALID_TRANSACTION,
                                    "%s: %s: %s".formatted(transaction.txid(), code, sentence)));
                }
                case TransactionVerdict.Valid(List<Utxo> spent, long fee) -> {
                    List<UtxoChange> own = TransactionEffects.of(transaction, spent);
                    after.apply(own);
                    changes.addAll(own);
                    fees = Math.addExact(fees, fee);
                }
            }
        }
        return new SpendsVerdict.Kept(changes, fees);
    }

    /**
     * What is wrong with the body of a block, if its header is known to be right: then all that it carries follows from the
     * merkle root.
     */
    public static Optional<String> faultOfBody(Block block) {
        if (!Merkle.rootOf(block.transactions()).equals(block.header().merkleRoot())) {
            return Optional.of("its transactions are not those of its header");
        }
        List<TxOutput> paid =
                block.transactions().stream()
                        .limit(1)
                        .flatMap(first -> first.outputs().stream())
                        .toList();
        return paid.equals(
                        block.masternodeRewards().stream().map(MasternodeReward::output).toList())
                ? Optional.empty()
                : Optional.of("its list of rewards is not what its coinbase pays");
    }

    private Optional<Invalid> header(ChainState state, BlockHeader header) {
        long height = state.height() + 1;
        return firstDifference(
                new Part(
                        Violation.WRONG_VERSION,
                        "version of the header",
                        BlockBuilder.HEADER_VERSION,
                        header.version()),
                new Part(Violation.WRONG_HEIGHT, "height", height, header.height()),
                new Part(
                        Violation.WRONG_PREVIOUS_HASH,
                        "previous hash",
                        state.hash(),
                        header.previousHash()),
                new Part(
                        Violation.WRONG_TIMESTAMP,
                        "timestamp, which is the slot's time,",
                        genesis.slotTime(height).getEpochSecond(),
                        header.timestamp()));
    }

    private static Optional<Invalid> size(Block block) {
        long bytes = Bincode.size(block);
        return bytes <= MAX_BLOCK_BYTES
                ? Optional.empty()
                : invalid(
                        Violation.TOO_LARGE,
                        "the block has " + bytes + " bytes, and " + MAX_BLOCK_BYTES + " at most");
    }

    private static Optional<Invalid> coinbase(Block block) {
        return block.transactions().isEmpty()
                ? invalid(Violation.NO_COINBASE, "the block has no coinbase")
                : Optional.empty();
    }

    private static Optional<Invalid> faultOfContent(Block expected, Block block) {
        return firstDifference(
                        new Part(
                                Violation.WRONG_MERKLE_ROOT,
                                "merkle root",
                                Merkle.rootOf(block.transactions()),
                                block.header().merkleRoot()),
                        new Part(
                                Violation.WRONG_BLOCK_REWARD,
                                "reward of the block",
                                expected.header().blockReward(),
                                block.header().blockReward()),
                        new Part(
                                Violation.WRONG_COINBASE,
                                "id of the coinbase",
                                expected.transactions().getFirst().txid(),
                                block.transactions().getFirst().txid()))
                .or(() -> rewards(expected, block));
    }

    private static Optional<Invalid> rewards(Block expected, Block block) {
        return block.masternodeRewards().equals(expected.masternodeRewards())
                ? Optional.empty()
                : invalid(
                        Violation.WRONG_REWARDS,
                        "the list of rewards is not what the coinbase pays");
    }

    /** A part of a block that the rules leave no choice about. */
    private record Part(Violation code, String name, Object expected, Object found) {
        boolean differs() {
            return !found.equals(expected);
        }

        Invalid fault() {
            return new Invalid(code, "the " + name + " must be " + expected + ", not " + found);
        }
    }

    private static Optional<Invalid> firstDifference(Part... parts) {
        return Stream.of(parts).filter(Part::differs).findFirst().map(Part::fault);
    }

    private static Optional<Invalid> invalid(Violation code, String sentence) {
        return Optional.of(new Invalid(code, sentence));
    }
}
