package io.timecoin.timenet.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The figure that a measure aims at.
 *
 * @param bound whether a good figure is at most or at least the value; none for what only explains other figures
 */
record Aim(@JsonProperty Bound bound, @JsonProperty double value) {
    enum Bound {
        AT_MOST("≤"),
        AT_LEAST("≥"),
        NONE("-");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    static Aim atMost(double value) {
        return new Aim(Bound.AT_MOST, value);
    }

    static Aim none() {
        return new Aim(Bound.NONE, 0);
    }

    /** What people read, such as {@code ≤ 15 s}. */
    String text(String unit) {
        return bound == Bound.NONE
                ? bound.sign()
                : "%s %s %s".formatted(bound.sign(), number(value), unit).strip();
    }

    private static String number(double value) {
        return value == Math.rint(value) ? "%.0f".formatted(value) : "%.1f".formatted(value);
    }

    static Aim atLeast(double value) {
        return new Aim(Bound.AT_LEAST, value);
    }
}
