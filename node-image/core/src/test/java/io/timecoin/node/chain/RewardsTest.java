package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.masternode.Tier;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RewardsTest {
    private static final MathContext DIGITS = new MathContext(50);
    private static final BigDecimal BASE = BigDecimal.TEN.pow(10);

    @ParameterizedTest
    @MethodSource("splits")
    void aRewardIsSplitByTierAsTheReferenceSplitsIt(JsonNode vector) {
        List<Tier> tiers =
                vector.required("tiers")
                        .valueStream()
                        .map(JsonNode::textValue)
                        .map(Tier::fromWireName)
                        .toList();

        List<Long> shares = Rewards.split(vector.required("total_reward").longValue(), tiers);

        assertThat(shares)
                .isEqualTo(
                        vector.required("rewards")
                                .valueStream()
                                .map(pair -> pair.get(1).longValue())
                                .toList());
    }

    /** ln n is the sum of ln(k/(k−1)) = 2·artanh(1/(2k−1)) for k = 2 … n. */
    @Test
    void everyEntryOfTheTableIsTheFloorOfTheFormula() {
        BigDecimal logarithm = BigDecimal.ZERO;
        for (int n = 1; n <= Rewards.MAX_MASTERNODES; n++) {
            if (n > 1) {
                logarithm = logarithm.add(twiceArtanhOfInverse(2L * n - 1));
            }
            BigDecimal reward = BASE.multiply(BigDecimal.ONE.add(logarithm));

            assertThat(Rewards.perBlock(n))
                    .as("n = %d", n)
                    .isEqualTo(reward.setScale(0, RoundingMode.FLOOR).longValueExact());
        }
    }

    @Test
    void aNetworkOutsideOfTheTableHasNoReward() {
        assertThatIllegalArgumentException().isThrownBy(() -> Rewards.perBlock(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rewards.perBlock(Rewards.MAX_MASTERNODES + 1));
    }

    private static BigDecimal twiceArtanhOfInverse(long denominator) {
        BigDecimal square = BigDecimal.valueOf(denominator * denominator);
        BigDecimal power = BigDecimal.TWO.divide(BigDecimal.valueOf(denominator), DIGITS);
        BigDecimal sum = power;
        BigDecimal least = BigDecimal.ONE.movePointLeft(30);
        for (int exponent = 3; power.compareTo(least) > 0; exponent += 2) {
            power = power.divide(square, DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(exponent), DIGITS));
        }
        return sum;
    }

    private static Stream<JsonNode> splits() {
        return Vectors.list("rewards_and_fees.json", "rewards");
    }
}
