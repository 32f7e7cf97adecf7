package io.timecoin.api;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/** Amounts as people and the API write them: exact decimals in TIME. Inside they are units of 10^-8 TIME. */
public final class Amounts {
    private static final int DECIMALS = 8;

    /** Digits before the point: the largest amount that fits into 63 bits has eleven. */
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,8})?");

    private Amounts() {}

    /** The decimal with all eight places, as the API writes it; nothing is 0.0, not 0E-8. */
    public static BigDecimal decimal(long units) {
        return units == 0 ? BigDecimal.valueOf(0, 1) : BigDecimal.valueOf(units, DECIMALS);
    }

    /** The decimal without needless zeros, as people read it. */
    public static String text(long units) {
        return BigDecimal.valueOf(units, DECIMALS).stripTrailingZeros().toPlainString();
    }

    /**
     * Units of a decimal.
     *
     * @throws IllegalArgumentException if it is no plain decimal from 0 with at most eight places, or too large
     */
    public static long units(String decimal) {
        if (!DECIMAL.matcher(decimal).matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + decimal
                            + "\" is not an amount: write TIME as a decimal with at most 8 places,"
                            + " such as 12.5");
        }
        return units(new BigDecimal(decimal));
    }

    /**
     * Units of a decimal.
     *
     * @throws IllegalArgumentException if it has more than eight places, is negative or too large
     */
    public static long units(BigDecimal decimal) {
        try {
            long units = decimal.movePointRight(DECIMALS).longValueExact();
            if (units < 0) {
                throw new IllegalArgumentException("an amount is not negative: " + decimal);
            }
            return units;
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(
                    decimal + " TIME is more than an amount can be, or has more than 8 places", e);
        }
    }
}
