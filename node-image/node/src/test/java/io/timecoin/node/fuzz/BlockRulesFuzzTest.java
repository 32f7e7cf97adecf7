package io.timecoin.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockBuilder;
import io.timecoin.node.chain.BlockRules;
import io.timecoin.node.chain.BlockVerdict;
import io.timecoin.node.chain.ChainState;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.chain.TransactionRules;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;

/** Blocks that are almost right. */
@Tag("fuzz")
class BlockRulesFuzzTest {
    private static final int MAX_CHANGES = 16;

    private static final Genesis GENESIS =
            new Genesis(
                    "fuzz",
                    NetworkType.TESTNET,
                    2,
                    1_764_547_200,
                    List.of(
                            new Member(
                                    new PublicKey(Bytes.fromHex("11".repeat(32))),
                                    Tier.FREE,
                                    "TIME0reward",
                                    "free-0")),
                    List.of());

    private static final ChainState TIP = ChainState.genesis(GENESIS);
    private static final BlockRules RULES =
            new BlockRules(
                    GENESIS,
                    new TransactionRules(GENESIS.type(), GENESIS.hash(), (_, _, _) -> false));
    private static final Block RIGHT = BlockBuilder.next(GENESIS, TIP, GENESIS.memberSet());

    /** On an empty pool there is one block that may follow, and the rules never throw over another. */
    @FuzzTest(maxDuration = "30m")
    void aChangedBlockIsInvalidForAReason(FuzzedDataProvider data) {
        byte[] image = Bincode.encode(RIGHT).toArray();
        for (int i = 0; i < MAX_CHANGES && data.remainingBytes() > 0; i++) {
            image[data.consumeInt(0, image.length - 1)] = data.consumeByte();
        }
        Block block;
        try {
            block = Bincode.decodeBlock(Bytes.of(image));
        } catch (BincodeException notABlock) {
            return;
        }
        switch (RULES.check(TIP, GENESIS.memberSet(), block, _ -> Optional.empty(), _ -> false)) {
            case BlockVerdict.Valid _ -> assertThat(block).isEqualTo(RIGHT);
            case BlockVerdict.Invalid invalid -> assertThat(invalid.toString()).isNotBlank();
        }
    }
}
