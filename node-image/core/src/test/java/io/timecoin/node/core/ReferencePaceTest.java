package io.timecoin.node.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.chain.TxOutput;
import io.timecoin.node.crypto.Bytes;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReferencePaceTest {
    private static final Instant START = Instant.ofEpochSecond(1_000);

    private final CurrentStep step = new CurrentStep();
    private final ReferencePace pace = new ReferencePace(step);

    @BeforeEach
    void begin() {
        step.begin(START);
    }

    @Test
    void aHundredTransactionsPassInASecondAndTheNextOnesLater() {
        for (int i = 0; i < 100; i++) {
            assertThat(pace.admits(transaction(1))).isTrue();
        }
        assertThat(pace.admits(transaction(1))).isFalse();

        step.begin(START.plusSeconds(1));

        assertThat(pace.admits(transaction(1))).isTrue();
    }

    @Test
    void aTransactionThatMakesALongLineIsHeldBack() {
        assertThat(pace.admits(transaction(10))).isTrue();
        assertThat(pace.admits(transaction(100))).isFalse();
    }

    private static Transaction transaction(int outputs) {
        return new Transaction(
                1,
                List.of(),
                Collections.nCopies(outputs, new TxOutput(1, Bytes.utf8("TIME0somebody"))),
                0,
                0);
    }
}
