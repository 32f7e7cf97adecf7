package io.timecoin.operator.controller.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A value that a schema does not allow.
 *
 * @param path of the field as the API server names it, e.g. {@code spec.masternodes[0].replicas}
 */
record OutOfBounds(String path, JsonNode value) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** One value for each bound, pattern and enumeration of our own fields below spec. */
    static List<OutOfBounds> of(JsonNode spec) {
        List<OutOfBounds> found = new ArrayList<>();
        collect(spec, "spec", found);
        return found;
    }

    private static void collect(JsonNode schema, String path, List<OutOfBounds> found) {
        if (schema.path("description").asText().contains("as in a Pod")) {
            return;
        }
        if (schema.has("enum")) {
            found.add(new OutOfBounds(path, new TextNode("Nonsense")));
        }
        if (schema.has("pattern")) {
            found.add(new OutOfBounds(path, new TextNode("!")));
        }
        if (schema.has("minimum")) {
            found.add(new OutOfBounds(path, new IntNode(schema.path("minimum").asInt() - 1)));
        }
        if (schema.has("maximum")) {
            found.add(new OutOfBounds(path, new IntNode(schema.path("maximum").asInt() + 1)));
        }
        if (schema.has("maxLength")) {
            String text = "a".repeat(schema.path("maxLength").asInt() + 1);
            found.add(new OutOfBounds(path, new TextNode(text)));
        }
        if (schema.has("maxItems")) {
            ArrayNode items = JSON.arrayNode();
            for (int i = 0; i <= schema.path("maxItems").asInt(); i++) {
                items.addObject();
            }
            found.add(new OutOfBounds(path, items));
        }
        schema.path("properties")
                .properties()
                .forEach(field -> collect(field.getValue(), path + "." + field.getKey(), found));
        if (schema.has("items")) {
            collect(schema.path("items"), path + "[0]", found);
        }
    }

    /** The document with this value in it. */
    GenericKubernetesResource in(String yaml) {
        try {
            ObjectNode document = (ObjectNode) new YAMLMapper().readTree(yaml);
            set(document, List.of(path.split("\\.")));
            return new KubernetesSerialization()
                    .unmarshal(document.toString(), GenericKubernetesResource.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void set(ObjectNode parent, List<String> steps) {
        String step = steps.getFirst();
        boolean item = step.endsWith("[0]");
        String name = item ? step.substring(0, step.length() - "[0]".length()) : step;
        if (steps.size() == 1) {
            parent.set(name, item ? JSON.arrayNode().add(value) : value);
            return;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (item) {
            ArrayNode items =
                    parent.get(name) instanceof ArrayNode known ? known : parent.putArray(name);
            if (items.isEmpty()) {
                items.addObject();
            }
            set((ObjectNode) items.get(0), rest);
        } else {
            set(
                    parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name),
                    rest);
        }
    }
}
