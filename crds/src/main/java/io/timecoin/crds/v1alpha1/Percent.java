package io.timecoin.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A whole percentage from 0 to 100, written {@code 80%}. */
public record Percent(int value) {

    /** The form in the schema. */
    public static final String PATTERN = "^(100|[0-9]{1,2})%$";

    private static final Pattern FORM = Pattern.compile("(100|[0-9]{1,2})%");

    public Percent {
        if (value < 0 || value > 100) {
            throw new IllegalArgumentException("a percentage lies within 0 and 100: " + value);
        }
    }

    /**
     * The percentage that a text such as {@code 80%} stands for.
     *
     * @throws IllegalArgumentException when the text has another form
     */
    @JsonCreator
    public static Percent parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a percentage: write 0% to 100%");
        }
        return new Percent(Integer.parseInt(matcher.group(1)));
    }

    /** This share of a whole, rounded down. */
    public int of(int whole) {
        return Math.toIntExact((long) whole * value / 100);
    }

    /** Whether so many of so many reach this share. Of none, none is enough. */
    public boolean isReachedBy(long part, long whole) {
        return Math.multiplyExact(part, 100L) >= Math.multiplyExact(whole, (long) value);
    }

    @JsonValue
    @Override
    public String toString() {
        return value + "%";
    }
}
