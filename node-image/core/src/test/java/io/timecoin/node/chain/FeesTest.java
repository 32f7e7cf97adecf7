package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FeesTest {
    @Test
    void theLeastFeeIsAThousandthOfTheOutputsAndAThousandthOfATime() {
        assertThat(Fees.least(0)).isEqualTo(100_000);
        assertThat(Fees.least(100_000_999)).isEqualTo(100_000);
        assertThat(Fees.least(9_990_009_990L)).isEqualTo(9_990_009);
    }

    @Test
    void sumsDoNotWrap() {
        assertThat(Fees.sum(List.of(1L, 2L))).hasValue(3);
        assertThat(Fees.sum(List.of(-1L, 9_990_000_001L))).isEmpty();
        assertThat(Fees.sum(List.of(Long.MAX_VALUE, 1L))).isEmpty();
        assertThat(Fees.sum(List.of(Long.MAX_VALUE, Long.MAX_VALUE, 3L))).isEmpty();
    }
}
