package io.timecoin.node.chain;

import io.timecoin.node.chain.BlockVerdict.Invalid;
import io.timecoin.node.chain.BlockVerdict.Valid;
import io.timecoin.node.chain.BlockVerdict.Violation;
import io.timecoin.node.masternode.MemberSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that make a block valid: a function of the chain before it and nothing else. */
public final class BlockRules {
    /** Bytes of a block's binary form (consensus.md §3); reference chains allow half of it. */
    public static final int MAX_BLOCK_BYTES = 4_000_000;

    private BlockRules() {}

    /** Whether a block may follow the tip, given the members of its height. */
    public static BlockVerdict check(
            Genesis genesis, ChainState state, MemberSet members, Block block) {
        Block expected = BlockBuilder.next(genesis, state, members);
        Optional<Invalid> fault =
                header(expected.header(), block.header())
                        .or(() -> size(block))
                        .or(() -> content(expected, block));
        if (fault.isPresent()) {
            return fault.get();
        }
        List<UtxoChange> changes = ChainState.created(block);
        return new Valid(state.after(block, changes), changes);
    }

    private static Optional<Invalid> header(BlockHeader expected, BlockHeader header) {
        return firstDifference(
                new Part(
                        Violation.WRONG_VERSION,
                        "version of the header",
                        expected.version(),
                        header.version()),
                new Part(Violation.WRONG_HEIGHT, "height", expected.height(), header.height()),
                new Part(
                        Violation.WRONG_PREVIOUS_HASH,
                        "previous hash",
                        expected.previousHash(),
                        header.previousHash()),
                new Part(
                        Violation.WRONG_TIMESTAMP,
                        "timestamp, which is the slot's time,",
                        expected.timestamp(),
                        header.timestamp()));
    }

    private static Optional<Invalid> size(Block block) {
        int bytes = Bincode.encode(block).length();
        return bytes <= MAX_BLOCK_BYTES
                ? Optional.empty()
                : invalid(
                        Violation.TOO_LARGE,
                        "the block has " + bytes + " bytes, and " + MAX_BLOCK_BYTES + " at most");
    }

    private static Optional<Invalid> content(Block expected, Block block) {
        if (block.transactions().isEmpty()) {
            return invalid(Violation.NO_COINBASE, "the block has no coinbase");
        }
        if (block.transactions().size() > 1) {
            return invalid(
                    Violation.UNCERTIFIED_TRANSACTION,
                    "no certificate is known for transaction "
                            + block.transactions().get(1).txid());
        }
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
