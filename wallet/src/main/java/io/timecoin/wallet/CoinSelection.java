package io.timecoin.wallet;

import io.timecoin.node.chain.Fees;
import io.timecoin.wallet.WalletException.Reason;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Chooses the coins of a payment. The fee is a share of all outputs, change included (PROTOCOL 10.2), so the choice with
 * the smallest sum is the cheapest.
 */
public final class CoinSelection {
    /** Inputs of one transaction: each takes 144 bytes with its proof and a signature check of every masternode. */
    public static final int MAX_INPUTS = 500;

    private static final int DECIMALS = 8;

    private CoinSelection() {}

    /**
     * The cheapest choice found that pays an amount.
     *
     * @param coins that may be spent now
     * @param amount units of 10^-8 TIME
     * @throws WalletException if they do not suffice
     */
    public static Payment pay(List<Coin> coins, long amount) throws WalletException {
        if (amount < Fees.DUST) {
            throw new WalletException(
                    Reason.BAD_INPUT,
                    "the smallest amount is " + time(Fees.DUST) + " TIME, not " + time(amount));
        }
        List<Coin> ascending =
                coins.stream()
                        .sorted(
                                Comparator.comparingLong(Coin::value)
                                        .thenComparing(coin -> coin.outpoint().txid())
                                        .thenComparingInt(coin -> coin.outpoint().vout()))
                        .toList();
        return Stream.of(
                        single(ascending, amount),
                        first(ascending, amount),
                        first(ascending.reversed(), amount))
                .flatMap(Optional::stream)
                .map(chosen -> withoutNeedless(chosen, amount))
                .flatMap(chosen -> settle(chosen, amount).stream())
                .min(
                        Comparator.comparingLong(Payment::fee)
                                .thenComparingInt(payment -> payment.coins().size()))
                .orElseThrow(() -> insufficient(ascending, amount));
    }

    /**
     * Pays everything that the coins hold, less the fee, to one receiver: at most {@value #MAX_INPUTS} of them, the
     * largest first.
     */
    public static Payment payAll(List<Coin> coins) throws WalletException {
        List<Coin> largest = largestFirst(coins).stream().limit(MAX_INPUTS).toList();
        long sum = sum(largest);
        long fee = fee(sum);
        if (sum - fee < Fees.DUST) {
            throw insufficient(largest, Fees.DUST);
        }
        return new Payment(largest, sum - fee, 0, fee);
    }

    /** The smallest coin that is enough alone. */
    private static Optional<List<Coin>> single(List<Coin> ascending, long amount) {
        return ascending.stream()
                .filter(coin -> settle(List.of(coin), amount).isPresent())
                .findFirst()
                .map(List::of);
    }

    /** The first coins until they are enough. */
    private static Optional<List<Coin>> first(List<Coin> ordered, long amount) {
        List<Coin> chosen = new ArrayList<>();
        long sum = 0;
        for (Coin coin : ordered) {
            chosen.add(coin);
            sum = Math.addExact(sum, coin.value());
            if (chosen.size() > MAX_INPUTS) {
                return Optional.empty();
            }
            if (sum > amount && settle(chosen, amount).isPresent()) {
                return Optional.of(chosen);
            }
        }
        return Optional.empty();
    }

    /** Leaves out every coin without which the rest is still enough, the largest first. */
    private static List<Coin> withoutNeedless(List<Coin> chosen, long amount) {
        List<Coin> kept = new ArrayList<>(chosen);
        for (Coin coin : largestFirst(chosen)) {
            List<Coin> rest = kept.stream().filter(other -> !other.equals(coin)).toList();
            if (settle(rest, amount).isPresent()) {
                kept.remove(coin);
            }
        }
        return kept;
    }

    private static Optional<Payment> settle(List<Coin> coins, long amount) {
        long sum = sum(coins);
        long fee = fee(sum);
        long change = sum - amount - fee;
        if (change < 0) {
            // Without change the outputs are smaller, and with them the fee.
            long rest = sum - amount;
            return rest >= Fees.least(amount)
                    ? Optional.of(new Payment(coins, amount, 0, rest))
                    : Optional.empty();
        }
        // Change too small to be an output goes to the fee.
        return Optional.of(
                change < Fees.DUST
                        ? new Payment(coins, amount, 0, fee + change)
                        : new Payment(coins, amount, change, fee));
    }

    /** The least fee of a transaction that spends so much: outputs are what is left. */
    private static long fee(long sum) {
        long fee = Math.max(Fees.MINIMUM, sum / (Fees.RATE_DIVISOR + 1));
        while (fee < Fees.least(sum - fee)) {
            fee++;
        }
        return fee;
    }

    private static List<Coin> largestFirst(List<Coin> coins) {
        return coins.stream().sorted(Comparator.comparingLong(Coin::value).reversed()).toList();
    }

    private static long sum(List<Coin> coins) {
        return coins.stream().mapToLong(Coin::value).reduce(0, Math::addExact);
    }

    private static WalletException insufficient(List<Coin> coins, long amount) {
        String limit =
                coins.size() > MAX_INPUTS
                        ? "; one transaction takes "
                                + MAX_INPUTS
                                + " coins at most: send to yourself first to merge them"
                        : "";
        return new WalletException(
                Reason.INSUFFICIENT_FUNDS,
                "%s TIME in %d coins can be spent now, and %s TIME and a fee of at least %s TIME are needed%s"
                        .formatted(
                                time(sum(coins)),
                                coins.size(),
                                time(amount),
                                time(Fees.least(amount)),
                                limit));
    }

    private static String time(long units) {
        return BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros().toPlainString();
    }
}
