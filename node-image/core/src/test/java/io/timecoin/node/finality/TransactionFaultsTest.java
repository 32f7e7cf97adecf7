package io.timecoin.node.finality;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Block;
import io.timecoin.node.chain.BlockHeader;
import io.timecoin.node.chain.Transaction;
import io.timecoin.node.crypto.Hash;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The rows of PROTOCOL.md §16 about what becomes of a transaction, at one masternode of four. */
class TransactionFaultsTest {
    private static final Instant NOW = Instant.EPOCH.plusSeconds(60);

    private final OneApprover world = new OneApprover();
    private final Transaction payment = world.payment();

    /** Row 35. */
    @Test
    void whatAClientSubmitsIsPassedOn() {
        assertThat(step(new FinalityEvent.Submitted(1, payment)))
                .contains(new FinalityEffect.Relay(payment));
    }

    /** Row 5. */
    @Test
    void aTransactionIsPassedOnOnceHoweverOftenItComes() {
        assertThat(step(new FinalityEvent.Gossiped(payment, true)))
                .contains(new FinalityEffect.Relay(payment));

        for (int i = 0; i < 100; i++) {
            assertThat(step(new FinalityEvent.Gossiped(payment, true)))
                    .doesNotContain(new FinalityEffect.Relay(payment));
        }
    }

    /** Row 39. */
    @Test
    void whatWasRefusedOnceMayComeAgain() {
        world.loseCoin();
        assertThat(step(new FinalityEvent.Submitted(1, payment)))
                .noneMatch(FinalityEffect.Relay.class::isInstance);

        world.createCoin();

        assertThat(step(new FinalityEvent.Submitted(2, payment)))
                .contains(new FinalityEffect.Relay(payment));
    }

    /** Row 40. */
    @Test
    void aQuorumThatWasThereBeforeTheTransactionCounts() {
        world.approvals(payment, 3).forEach(batch -> step(new FinalityEvent.Approved(batch)));

        assertThat(step(new FinalityEvent.Gossiped(payment, false)))
                .anyMatch(FinalityEffect.Keep.class::isInstance);
    }

    /** Row 41. */
    @Test
    void theOwnApprovalCounts() {
        step(new FinalityEvent.Submitted(1, payment));
        world.approvals(payment, 2).forEach(batch -> step(new FinalityEvent.Approved(batch)));

        assertThat(step(new FinalityEvent.TimerFired(FinalityTimer.APPROVE)))
                .anyMatch(FinalityEffect.Keep.class::isInstance);
    }

    /** Row 21. */
    @Test
    void fewerThanAQuorumOfTheSetAreNotEnough() {
        step(new FinalityEvent.Submitted(1, payment));

        for (ApprovalBatch batch : world.approvals(payment, 2)) {
            assertThat(step(new FinalityEvent.Approved(batch)))
                    .noneMatch(FinalityEffect.Keep.class::isInstance);
        }
    }

    /** Row 16. */
    @Test
    void whatABlockCarriesLeavesThePoolAndIsInNoOtherBlock() {
        step(new FinalityEvent.Submitted(1, payment));
        world.approvals(payment, 3).forEach(batch -> step(new FinalityEvent.Approved(batch)));
        assertThat(includable()).containsExactly(payment);

        world.loseCoin();
        step(new FinalityEvent.Committed(blockOf(payment)));

        assertThat(includable()).isEmpty();
        assertThat(world.finality.size().transactions()).isZero();
        step(new FinalityEvent.Gossiped(payment, false));
        assertThat(world.finality.size().transactions()).isZero();
    }

    private static Block blockOf(Transaction transaction) {
        Transaction coinbase = new Transaction(1, List.of(), List.of(), 0, 0);
        return new Block(
                new BlockHeader(1, 1, Hash.ZERO, Hash.ZERO, NOW.getEpochSecond(), 0),
                List.of(coinbase, transaction),
                List.of());
    }

    private List<Transaction> includable() {
        return world.finality.includable(NOW.plusSeconds(10), 1_000_000).transactions();
    }

    private List<FinalityEffect> step(FinalityEvent event) {
        return world.finality.step(event, NOW);
    }
}
