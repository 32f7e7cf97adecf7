package io.timecoin.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.BlockRules;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class BlockBudgetTest {
    private static final Duration QUICK = Duration.ofMillis(100);

    private final BlockBudget budget = new BlockBudget(Duration.ofSeconds(2));

    @Test
    void fullBlocksThatAreDecidedQuicklyMakeRoomForLargerOnesUpToTheRuleOfTheChain() {
        for (int i = 0; i < 10; i++) {
            budget.decided(budget.bytes(0), 0, QUICK);
        }

        assertThat(budget.bytes(0)).isEqualTo(BlockRules.MAX_BLOCK_BYTES);
    }

    @Test
    void emptyBlocksSayNothingOfLargerOnes() {
        long before = budget.bytes(0);

        budget.decided(0, 0, QUICK);

        assertThat(budget.bytes(0)).isEqualTo(before);
    }

    @Test
    void aBlockThatTookLongOrFurtherRoundsMakesTheNextSmallerButNeverTiny() {
        long before = budget.bytes(0);
        budget.decided(before, 0, Duration.ofMillis(1_500));
        assertThat(budget.bytes(0)).isEqualTo(before / 2);

        for (int i = 0; i < 20; i++) {
            budget.decided(before, 1, QUICK);
        }
        assertThat(budget.bytes(0)).isEqualTo(BlockBudget.LEAST);
    }

    @Test
    void eachFurtherRoundOfAHeightProposesHalf() {
        assertThat(budget.bytes(1)).isEqualTo(budget.bytes(0) / 2);
        assertThat(budget.bytes(1_000)).isEqualTo(BlockBudget.LEAST);
    }
}
