package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * Fills in defaults as an API server does: a null that the schema does not allow counts as absent, and an absent field
 * that has a default gets it. Fields whose parents are absent and have no default stay absent.
 */
final class Defaulting {

    private Defaulting() {}

    /** A copy of the document with defaults. */
    static JsonNode apply(JsonNode document, JsonNode schema) {
        JsonNode copy = document.deepCopy();
        fill(copy, schema);
        return copy;
    }

    private static void fill(JsonNode value, JsonNode schema) {
        if (value instanceof ObjectNode object) {
            schema.path("properties")
                    .properties()
                    .forEach(property -> fillField(object, property.getKey(), property.getValue()));
            JsonNode others = schema.path("additionalProperties");
            object.properties().stream()
                    .filter(field -> !schema.path("properties").has(field.getKey()))
                    .map(Map.Entry::getValue)
                    .forEach(field -> fill(field, others));
        } else if (value.isArray()) {
            value.forEach(item -> fill(item, schema.path("items")));
        }
    }

    private static void fillField(ObjectNode object, String name, JsonNode schema) {
        if (object.path(name).isNull() && !schema.path("nullable").asBoolean()) {
            object.remove(name);
        }
        if (!object.has(name) && schema.has("default")) {
            object.set(name, schema.get("default").deepCopy());
        }
        if (object.has(name)) {
            fill(object.get(name), schema);
        }
    }
}
