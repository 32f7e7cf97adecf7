package io.timecoin.timenet.load;

import java.time.Duration;

/**
 * What is to be done.
 *
 * @param rate spends a second
 * @param seconds how long
 * @param doubleSpends of a thousand spends, so many are two conflicting ones at two nodes
 * @param grace how long after the last submission everything has to be final and in a block
 */
public record LoadPlan(int rate, int seconds, int doubleSpends, Duration grace) {
    /** Coins for each spend a second: each rests so many seconds between two spends, so chains stay short. */
    private static final int COINS_PER_RATE = 3;

    private static final int MIN_COINS = 100;

    /** Of those whose coins move; each has many. */
    private static final int MAX_OWNERS = 200;

    /** How many spends there are in all. */
    public int spends() {
        return Math.multiplyExact(rate, seconds);
    }

    /** How many coins are spent again and again. */
    int coins() {
        return Math.max(MIN_COINS, COINS_PER_RATE * rate) + spends() * doubleSpends / 1_000;
    }

    /** How many keys own them. */
    int owners() {
        return Math.min(MAX_OWNERS, coins() / 5);
    }
}
