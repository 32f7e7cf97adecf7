package io.timecoin.node.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A value in a file of settings. What is wrong with it is said with its path.
 *
 * @param path such as {@code genesis.members[2].tier}
 */
record SettingsNode(String path, JsonNode node) {
    /** A field, which must be there. */
    SettingsNode field(String name) {
        JsonNode value = node.path(name);
        SettingsNode field = new SettingsNode(path + "." + name, value);
        if (value.isMissingNode()) {
            throw field.wrong("is missing");
        }
        return field;
    }

    /** A field that may be left out. */
    Optional<SettingsNode> optional(String name) {
        return node.has(name) ? Optional.of(field(name)) : Optional.empty();
    }

    /** Refuses anything but an object with some of these fields. */
    void requireOnly(String... known) {
        if (!node.isObject()) {
            throw wrong("must be an object");
        }
        for (var field : node.properties()) {
            if (!Arrays.asList(known).contains(field.getKey())) {
                throw new SettingsNode(path + "." + field.getKey(), field.getValue())
                        .wrong("is unknown; known are " + String.join(", ", known));
            }
        }
    }

    /** A text of 1 to so many characters. */
    String text(int limit) {
        String text = node.textValue();
        if (text == null || text.isEmpty() || text.length() > limit) {
            throw wrong("must be a text of 1 to " + limit + " characters");
        }
        return text;
    }

    /** An integer between two bounds, both allowed. */
    long integer(long least, long most) {
        boolean fits = node.isIntegralNumber() && node.canConvertToLong();
        if (!fits || node.longValue() < least || node.longValue() > most) {
            throw wrong("must be a whole number from " + least + " to " + most);
        }
        return node.longValue();
    }

    /** The elements of an array of at most so many. */
    List<SettingsNode> elements(int limit) {
        if (!node.isArray() || node.size() > limit) {
            throw wrong("must be an array of at most " + limit + " elements");
        }
        return IntStream.range(0, node.size())
                .mapToObj(i -> new SettingsNode(path + "[" + i + "]", node.get(i)))
                .toList();
    }

    /** A text that stands for something else; the conversion throws IllegalArgumentException. */
    <T> T convert(Function<String, T> conversion) {
        String text = node.textValue();
        if (text == null) {
            throw wrong("must be a text");
        }
        return check(() -> conversion.apply(text));
    }

    /** What is wrong with the whole, said with this path unless the message has one. */
    <T> T check(Supplier<T> value) {
        try {
            return value.get();
        } catch (WrongSetting e) {
            throw e;
        } catch (IllegalArgumentException e) {
            throw new WrongSetting(path + ": " + e.getMessage(), e);
        }
    }

    private WrongSetting wrong(String problem) {
        return new WrongSetting(path + " " + problem, null);
    }

    /** A problem that names its path. */
    private static final class WrongSetting extends IllegalArgumentException {
        private static final long serialVersionUID = 1;

        private WrongSetting(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
