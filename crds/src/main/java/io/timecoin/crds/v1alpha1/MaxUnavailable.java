package io.timecoin.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;

/** The widest wave that the writer of a network allows: {@code Quorum}, a number of masternodes, or a percentage of them. */
public sealed interface MaxUnavailable {

    /** As many as the quorum can spare. */
    record Quorum() implements MaxUnavailable {
        @JsonValue
        @Override
        public String toString() {
            return "Quorum";
        }
    }

    /** A number of masternodes, at least one. */
    record Count(@JsonValue int masternodes) implements MaxUnavailable {
        public Count {
            if (masternodes < 1) {
                throw new IllegalArgumentException("maxUnavailable is at least 1: " + masternodes);
            }
        }

        @Override
        public String toString() {
            return Integer.toString(masternodes);
        }
    }

    /** A share of the masternodes, rounded down, and at least one of them. */
    record Share(@JsonValue Percent percent) implements MaxUnavailable {
        @Override
        public String toString() {
            return percent.toString();
        }
    }

    /**
     * The bound that a JSON value stands for.
     *
     * @throws IllegalArgumentException for a value of another form
     */
    @JsonCreator
    static MaxUnavailable parse(JsonNode value) {
        return value.isInt() ? new Count(value.intValue()) : parse(value.asText());
    }

    /**
     * The bound that a text stands for.
     *
     * @throws IllegalArgumentException for a text of another form
     */
    static MaxUnavailable parse(String text) {
        if (text.equals("Quorum")) {
            return new Quorum();
        }
        if (text.endsWith("%")) {
            return new Share(Percent.parse(text));
        }
        throw new IllegalArgumentException(
                "maxUnavailable \""
                        + text
                        + "\" is none of: Quorum, a number of masternodes, a percentage such as 25%");
    }

    /** How many of so many masternodes a wave may hold before quorum is asked. */
    default int limit(int masternodes) {
        return switch (this) {
            case Quorum() -> masternodes;
            case Count(int count) -> count;
            case Share(Percent percent) -> Math.max(1, percent.of(masternodes));
        };
    }
}
