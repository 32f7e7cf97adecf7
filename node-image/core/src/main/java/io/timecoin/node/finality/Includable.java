package io.timecoin.node.finality;

import io.timecoin.node.chain.Transaction;
import java.util.List;

/**
 * What the next block is to carry.
 *
 * @param transactions each after those that it builds upon
 * @param fees of all together, in units of 10^-8 TIME
 */
public record Includable(List<Transaction> transactions, long fees) {
    public Includable {
        transactions = List.copyOf(transactions);
    }
}
