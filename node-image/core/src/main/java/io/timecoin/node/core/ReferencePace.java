package io.timecoin.node.core;

import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.Transaction;
import java.time.Duration;
import java.time.Instant;

/**
 * Which transactions are passed on to reference nodes. Some 340 at once, or one with some 1,000 outputs, make such a node
 * drop all its peers (PROTOCOL 4.6), and it loses parts of long lines and bans who sent them (PROTOCOL 3.3).
 */
final class ReferencePace {
    /** Transactions in a second: with the state updates that it makes of each, a third of what it can queue. */
    private static final int TRANSACTIONS = 100;

    private static final Duration WINDOW = Duration.ofSeconds(1);

    /** Binary size of a transaction, in bytes: some 8 KB as a line. */
    private static final int TRANSACTION_BYTES = 1_600;

    private final CurrentStep step;
    private Instant windowEnd = Instant.MIN;
    private int passed;

    ReferencePace(CurrentStep step) {
        this.step = step;
    }

    /** Whether the transaction may go to reference nodes now; if so, it counts. */
    boolean admits(Transaction transaction) {
        if (Bincode.encode(transaction).length() > TRANSACTION_BYTES) {
            return false;
        }
        if (!step.now().isBefore(windowEnd)) {
            windowEnd = step.now().plus(WINDOW);
            passed = 0;
        }
        if (passed == TRANSACTIONS) {
            return false;
        }
        passed++;
        return true;
    }
}
