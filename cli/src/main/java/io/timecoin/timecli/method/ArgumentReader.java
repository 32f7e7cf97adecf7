package io.timecoin.timecli.method;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.timecoin.api.Amounts;
import io.timecoin.api.ApiMethod;
import io.timecoin.timenet.TimenetException;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Makes JSON of what stands on the command line, as the schema of a parameter wants it. */
final class ArgumentReader {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,18}");

    private final JsonNode schemas;

    /** @param schemas what schemas refer to, by name */
    ArgumentReader(JsonNode schemas) {
        this.schemas = schemas;
    }

    JsonNode read(ApiMethod.Parameter parameter, String text) {
        Set<String> types = types(parameter.schema());
        if (types.contains("integer") && NUMBER.matcher(text).matches()) {
            return LongNode.valueOf(Long.parseLong(text));
        }
        if (types.contains("string")) {
            return TextNode.valueOf(text);
        }
        if (types.contains("boolean") && (text.equals("true") || text.equals("false"))) {
            return BooleanNode.valueOf(text.equals("true"));
        }
        if (types.contains("number")) {
            return decimal(parameter, text);
        }
        if (types.contains("array") || types.contains("object")) {
            return json(parameter, text);
        }
        throw wrong(parameter, text, "must be " + String.join(" or ", types));
    }

    private static JsonNode decimal(ApiMethod.Parameter parameter, String text) {
        try {
            return DecimalNode.valueOf(Amounts.decimal(Amounts.units(text)));
        } catch (IllegalArgumentException e) {
            throw wrong(parameter, text, String.valueOf(e.getMessage()));
        }
    }

    private static JsonNode json(ApiMethod.Parameter parameter, String text) {
        try {
            return JSON.readTree(text);
        } catch (JacksonException e) {
            throw wrong(parameter, text, "must be JSON: " + e.getOriginalMessage());
        }
    }

    private Set<String> types(JsonNode schema) {
        Set<String> types = new TreeSet<>();
        if (schema.path("type").isTextual()) {
            types.add(schema.path("type").textValue());
        }
        if (schema.has("enum")) {
            types.add("string");
        }
        schema.path("oneOf").forEach(choice -> types.addAll(types(choice)));
        String reference = schema.path("$ref").asText();
        if (!reference.isEmpty()) {
            types.addAll(types(schemas.path(reference.substring(reference.lastIndexOf('/') + 1))));
        }
        return types;
    }

    private static TimenetException wrong(ApiMethod.Parameter parameter, String text, String what) {
        return TimenetException.badInput(parameter.name() + ": \"" + text + "\": " + what);
    }
}
