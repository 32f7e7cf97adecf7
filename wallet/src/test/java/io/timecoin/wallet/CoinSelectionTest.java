package io.timecoin.wallet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Fees;
import io.timecoin.node.chain.OutPoint;
import io.timecoin.node.crypto.Hash;
import io.timecoin.wallet.WalletException.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class CoinSelectionTest {
    private static final long TIME = 100_000_000;
    private static final Address OWNER = Address.parse("TIME05nNNWdKkeDKbDY4rZF7keG3mhP7vw8Dwm");

    @Test
    void smallestCoinThatIsEnoughPaysSinceChangeCostsFeesToo() throws Exception {
        Payment payment = CoinSelection.pay(coins(1_000 * TIME, 12 * TIME, 5 * TIME), 10 * TIME);

        assertThat(payment.coins()).extracting(Coin::value).containsExactly(12 * TIME);
        assertThat(payment.fee()).isBetween(12 * TIME / 1_001, 12 * TIME / 1_000);
    }

    @Test
    void severalCoinsPayWhereNoneIsEnough() throws Exception {
        Payment payment = CoinSelection.pay(coins(4 * TIME, 3 * TIME, 2 * TIME, TIME), 6 * TIME);

        assertThat(payment.coins())
                .extracting(Coin::value)
                .containsExactlyInAnyOrder(4 * TIME, 3 * TIME);
    }

    @Test
    void twoSmallCoinsAreCheaperThanALargeOne() throws Exception {
        Payment payment = CoinSelection.pay(coins(1_000 * TIME, 6 * TIME, 5 * TIME), 10 * TIME);

        assertThat(payment.coins())
                .extracting(Coin::value)
                .containsExactlyInAnyOrder(6 * TIME, 5 * TIME);
    }

    @Test
    void tooSmallChangeGoesToTheFee() throws Exception {
        long fee = TIME / 1_000;
        Payment payment = CoinSelection.pay(coins(TIME + fee + 500), TIME);

        assertThat(payment.change()).isZero();
        assertThat(payment.fee()).isEqualTo(fee + 500);
    }

    @Test
    void moreThanThereIsIsRefusedWithTheFigures() {
        assertThatThrownBy(() -> CoinSelection.pay(coins(TIME, TIME), 2 * TIME))
                .isInstanceOfSatisfying(
                        WalletException.class,
                        e -> assertThat(e.reason()).isEqualTo(Reason.INSUFFICIENT_FUNDS))
                .hasMessage(
                        "2 TIME in 2 coins can be spent now, and 2 TIME and a fee of at least 0.002"
                                + " TIME are needed");
    }

    @Test
    void amountThatIsDustIsRefused() {
        for (long amount : new long[] {-1, 0, Fees.DUST - 1}) {
            assertThatThrownBy(() -> CoinSelection.pay(coins(TIME), amount))
                    .hasMessageContaining("the smallest amount is 0.00000546 TIME");
        }
    }

    @Test
    void everythingIsPaidWithoutChange() throws Exception {
        Payment payment = CoinSelection.payAll(coins(TIME, 2 * TIME));

        assertThat(payment.change()).isZero();
        assertThat(payment.amount() + payment.fee()).isEqualTo(3 * TIME);
        assertThat(payment.fee()).isEqualTo(3 * TIME / 1_001);
    }

    @Test
    void manyCoinsAreMergedFirst() {
        List<Coin> many = coins(LongStream.range(0, 600).map(_ -> TIME).toArray());

        assertThatThrownBy(() -> CoinSelection.pay(many, 550 * TIME))
                .hasMessageContaining("500 coins at most");
    }

    @Property
    void everyPaymentAddsUpAndItsFeeIsEnoughAndNotMuchMore(
            @ForAll @Size(min = 1, max = 12)
                    List<@LongRange(min = 546, max = 1L << 50) Long> values,
            @ForAll @LongRange(min = 546, max = 1L << 50) long amount) {
        Payment payment;
        try {
            payment =
                    CoinSelection.pay(
                            coins(values.stream().mapToLong(Long::longValue).toArray()), amount);
        } catch (WalletException e) {
            long sum = values.stream().mapToLong(Long::longValue).sum();
            assertThat(sum).isLessThan(amount + Math.max(Fees.MINIMUM, amount / 1_000));
            return;
        }
        long spent = payment.coins().stream().mapToLong(Coin::value).sum();
        long outputs = payment.amount() + payment.change();
        assertThat(payment.amount()).isEqualTo(amount);
        assertThat(outputs + payment.fee()).isEqualTo(spent);
        assertThat(payment.fee()).isGreaterThanOrEqualTo(Math.max(Fees.MINIMUM, outputs / 1_000));
        assertThat(payment.fee())
                .isLessThanOrEqualTo(
                        Math.max(Fees.MINIMUM, (outputs + Fees.DUST) / 1_000)
                                + 2 * Fees.DUST
                                + Fees.MINIMUM);
        assertThat(payment.change() == 0 || payment.change() >= Fees.DUST).isTrue();
    }

    private static List<Coin> coins(long... values) {
        List<Coin> coins = new ArrayList<>();
        for (long value : values) {
            coins.add(new Coin(new OutPoint(Hash.ZERO, coins.size()), value, OWNER));
        }
        return coins;
    }
}
