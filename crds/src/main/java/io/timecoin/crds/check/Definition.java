package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The committed CRD, as a schema of whole documents: with apiVersion, kind and metadata, which a CRD leaves to the API
 * server.
 */
final class Definition {

    private static final String RESOURCE = "/io/timecoin/crds/timenetworks.time-coin.io.yaml";

    /** The fields of metadata that people may write or find in what a cluster gives them. */
    private static final List<String> METADATA =
            List.of(
                    "annotations",
                    "creationTimestamp",
                    "deletionGracePeriodSeconds",
                    "deletionTimestamp",
                    "finalizers",
                    "generateName",
                    "generation",
                    "labels",
                    "managedFields",
                    "namespace",
                    "ownerReferences",
                    "resourceVersion",
                    "selfLink",
                    "uid");

    private Definition() {}

    /** The schema with its defaults and CEL rules; unknown fields are refused. */
    static ObjectNode schema() {
        JsonNode crd = load();
        JsonNode version = crd.at("/spec/versions/0");
        ObjectNode schema = version.at("/schema/openAPIV3Schema").deepCopy();
        refuseUnknownFields(schema);
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        properties.set(
                "apiVersion",
                constant(crd.at("/spec/group").asText() + "/" + version.path("name").asText()));
        properties.set("kind", constant(crd.at("/spec/names/kind").asText()));
        properties.set("metadata", metadata());
        properties.setAll(schema.withObject("/properties"));
        schema.set("properties", properties);
        schema.putArray("required").add("apiVersion").add("kind").add("metadata").add("spec");
        schema.put("additionalProperties", false);
        return schema;
    }

    private static JsonNode load() {
        try (InputStream crd = Definition.class.getResourceAsStream(RESOURCE)) {
            if (crd == null) {
                throw new IllegalStateException(RESOURCE + " is not on the class path");
            }
            return new YAMLMapper().readTree(crd);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseUnknownFields(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.path("x-kubernetes-preserve-unknown-fields").asBoolean()) {
            object.put("additionalProperties", false);
        }
        schema.path("properties").forEach(Definition::refuseUnknownFields);
        refuseUnknownFieldsWithin(schema.path("items"));
        refuseUnknownFieldsWithin(schema.path("additionalProperties"));
    }

    private static void refuseUnknownFieldsWithin(JsonNode schema) {
        if (schema.isObject()) {
            refuseUnknownFields(schema);
        }
    }

    private static ObjectNode constant(String value) {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "string");
        schema.putArray("enum").add(value);
        return schema;
    }

    private static ObjectNode metadata() {
        ObjectNode schema = JsonNodeFactory.instance.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        properties
                .putObject("name")
                .put("type", "string")
                .put("minLength", 1)
                .put("maxLength", 253);
        METADATA.forEach(properties::putObject);
        schema.putArray("required").add("name");
        return schema.put("additionalProperties", false);
    }
}
