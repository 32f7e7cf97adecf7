package io.timecoin.wallet;

import java.util.List;

/**
 * Which coins pay, and what becomes of their sum: the amount, the change and the fee. Units of 10^-8 TIME.
 *
 * @param change 0 for none
 */
public record Payment(List<Coin> coins, long amount, long change, long fee) {
    public Payment {
        coins = List.copyOf(coins);
    }
}
