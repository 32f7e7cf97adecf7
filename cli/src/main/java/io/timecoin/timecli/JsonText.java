package io.timecoin.timecli;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.timenet.output.Table;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** JSON as people read it: an object as names and values, a list of objects as a table, one below the other. */
final class JsonText {
    private JsonText() {}

    static List<String> lines(JsonNode value) {
        if (value.isObject()) {
            return object(value);
        }
        if (value.isArray()) {
            return list(value);
        }
        return List.of(value.asText());
    }

    private static List<String> object(JsonNode object) {
        int width =
                object.properties().stream()
                        .filter(field -> isInline(field.getValue()))
                        .mapToInt(field -> field.getKey().length())
                        .reduce(0, Math::max);
        return object.properties().stream()
                .flatMap(field -> field(field.getKey(), field.getValue(), width))
                .toList();
    }

    private static Stream<String> field(String name, JsonNode value, int width) {
        if (isInline(value)) {
            return Stream.of(name + " ".repeat(width - name.length() + 2) + inline(value));
        }
        return Stream.concat(
                Stream.of("", name + ":"), lines(value).stream().map(line -> "  " + line));
    }

    private static List<String> list(JsonNode list) {
        if (list.isEmpty()) {
            return List.of("none");
        }
        if (!list.valueStream().allMatch(JsonNode::isObject)) {
            return list.valueStream().map(JsonText::inline).toList();
        }
        Set<String> columns = new LinkedHashSet<>();
        list.forEach(row -> row.fieldNames().forEachRemaining(columns::add));
        return new Table(
                        columns.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList(),
                        list.valueStream()
                                .map(row ->
                                        columns.stream()
                                                .map(name -> inline(row.path(name)))
                                                .toList())
                                .toList())
                .lines();
    }

    /** What stands on the line of its name: single values, and short lists of them. */
    private static boolean isInline(JsonNode value) {
        return value.isValueNode() || value.isEmpty();
    }

    private static String inline(JsonNode value) {
        if (value.isNull() || value.isMissingNode()) {
            return "-";
        }
        if (value.isValueNode()) {
            return value.isBigDecimal() ? value.decimalValue().toPlainString() : value.asText();
        }
        return value.isEmpty() ? "-" : value.toString();
    }
}
