package io.timecoin.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {
    @ParameterizedTest
    @CsvSource({
        "0,0",
        "1,100000000",
        "12.5,1250000000",
        "0.00000001,1",
        "0.1,10000000",
        "92233720368.54775807,9223372036854775807"
    })
    void everyDecimalIsExactInBothDirections(String text, long units) {
        assertThat(Amounts.units(text)).isEqualTo(units);
        assertThat(Amounts.units(new BigDecimal(text))).isEqualTo(units);
        assertThat(Amounts.text(units)).isEqualTo(text);
        assertThat(Amounts.decimal(units)).isEqualByComparingTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "+1",
                "1e3",
                "1,5",
                ".5",
                "1.",
                "0.000000001",
                "92233720368.54775808",
                "999999999999",
                "NaN",
                "1 ",
                "٣"
            })
    void whatIsNoAmountIsRefused(String text) {
        assertThatThrownBy(() -> Amounts.units(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decimalsOfTheApiHaveEightPlaces() {
        assertThat(Amounts.decimal(100_000_000)).hasToString("1.00000000");
    }
}
