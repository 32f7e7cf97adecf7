package io.timecoin.crds.v1alpha1;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A duration as the resource writes it: a whole number and one unit, such as {@code 500ms}, {@code 2s}, {@code 10m} or
 * {@code 1h}. Spans of the same length are equal, however they were written.
 *
 * @param duration the length, in whole milliseconds, not negative
 */
public record TimeSpan(Duration duration) {

    /** The form in the schema; six digits keep every unit within a century or so. */
    public static final String PATTERN = "^[0-9]{1,6}(ms|s|m|h)$";

    private static final Pattern FORM = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    public TimeSpan {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a time span cannot be negative: " + duration);
        }
        duration = Duration.ofMillis(duration.toMillis());
    }

    /**
     * The span that a text such as {@code 10m} stands for.
     *
     * @throws IllegalArgumentException when the text has another form; the message shows the right one
     */
    @JsonCreator
    public static TimeSpan parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is not a duration: write a whole number and ms, s, m or h, such as 10m");
        }
        long count = Long.parseLong(matcher.group(1));
        return new TimeSpan(
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(count);
                    case "s" -> Duration.ofSeconds(count);
                    case "m" -> Duration.ofMinutes(count);
                    default -> Duration.ofHours(count);
                });
    }

    public static TimeSpan ofSeconds(long seconds) {
        return new TimeSpan(Duration.ofSeconds(seconds));
    }

    /** The text, in the largest unit that keeps the number whole. */
    @JsonValue
    @Override
    public String toString() {
        long millis = duration.toMillis();
        if (millis % 1_000 != 0) {
            return millis + "ms";
        }
        long seconds = millis / 1_000;
        if (seconds % 60 != 0 || seconds == 0) {
            return seconds + "s";
        }
        long minutes = seconds / 60;
        return minutes % 60 == 0 ? minutes / 60 + "h" : minutes + "m";
    }
}
