package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Says what is wrong with a value and what is allowed, in a person's words. */
final class SchemaMessages {

    /** Longer values are cut in messages. */
    private static final int SHOWN_CHARACTERS = 80;

    private SchemaMessages() {}

    /**
     * The message of an error.
     *
     * @param schema the schema of the field
     */
    static String of(Error error, JsonNode schema) {
        JsonNode value = error.getInstanceNode();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> "unknown field; known here: " + knownFields(schema);
            case "required" -> "is required";
            case "type" -> shown(value) + " is not allowed: it must be " + kind(schema);
            case "enum" -> shown(value) + " is not allowed: it must be " + allowed(schema);
            case "pattern" ->
                    shown(value)
                            + " is not allowed"
                            + purpose(schema)
                            + " (form "
                            + schema.path("pattern").asText()
                            + ")";
            case "format" -> shown(value) + " is not a " + schema.path("format").asText();
            case "minimum", "maximum" ->
                    shown(value) + " is not allowed: it must be " + range(schema);
            case "minLength", "maxLength" ->
                    shown(value)
                            + " has "
                            + value.asText().length()
                            + " characters: "
                            + bounds(schema, "minLength", "maxLength");
            case "minItems", "maxItems" ->
                    "has " + value.size() + " items: " + bounds(schema, "minItems", "maxItems");
            case "minProperties", "maxProperties" ->
                    "has "
                            + value.size()
                            + " entries: "
                            + bounds(schema, "minProperties", "maxProperties");
            default -> error.getMessage();
        };
    }

    private static String knownFields(JsonNode schema) {
        return schema.path("properties").properties().stream()
                .map(field -> field.getKey())
                .collect(Collectors.joining(", "));
    }

    private static String kind(JsonNode schema) {
        if (schema.path("x-kubernetes-int-or-string").asBoolean()) {
            return "a whole number or a text";
        }
        return switch (schema.path("type").asText()) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "string" -> "a text" + purpose(schema);
            case "array" -> "a list";
            default -> "a block of fields: " + knownFields(schema);
        };
    }

    private static String allowed(JsonNode schema) {
        return StreamSupport.stream(schema.path("enum").spliterator(), false)
                .map(JsonNode::asText)
                .collect(Collectors.joining(" or "));
    }

    private static String purpose(JsonNode schema) {
        String description = schema.path("description").asText();
        return description.isEmpty() ? "" : ": " + description;
    }

    private static String range(JsonNode schema) {
        return bounds(schema, "minimum", "maximum");
    }

    private static String bounds(JsonNode schema, String lowest, String highest) {
        boolean low = schema.has(lowest);
        boolean high = schema.has(highest);
        if (low && high) {
            return "from " + number(schema, lowest) + " to " + number(schema, highest);
        }
        return low ? number(schema, lowest) + " or more" : number(schema, highest) + " or less";
    }

    /** Generated bounds are written 1000.0. */
    private static String number(JsonNode schema, String name) {
        return schema.path(name).decimalValue().stripTrailingZeros().toPlainString();
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
