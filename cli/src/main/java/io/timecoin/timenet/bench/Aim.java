package io.timecoin.timenet.bench;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * The figure that a measure aims at.
 *
 * @param bound whether a good figure is at most or at least the value
 */
record Aim(@JsonProperty Bound bound, @JsonProperty double value) {
    enum Bound {
        AT_MOST("≤"),
        AT_LEAST("≥");

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

    static Aim atLeast(double value) {
        return new Aim(Bound.AT_LEAST, value);
    }
}
