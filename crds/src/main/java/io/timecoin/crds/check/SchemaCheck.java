package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import java.util.List;

/** Checks the structure of a document: types, required and unknown fields, bounds, patterns, allowed values. */
final class SchemaCheck {

    private final Schema schema;

    SchemaCheck(JsonNode definition) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
        schema =
                SchemaRegistry.withDialect(
                                Dialects.getOpenApi30(),
                                builder -> builder.schemaRegistryConfig(config))
                        .getSchema(definition);
    }

    List<Problem> check(JsonNode document) {
        return schema.validate(document).stream()
                .map(error -> new Problem(path(error), SchemaMessages.of(error, schemaOf(error))))
                .distinct()
                .toList();
    }

    private static String path(Error error) {
        NodePath location = error.getInstanceLocation();
        String path = FieldPath.ROOT;
        for (int i = 0; i < location.getNameCount(); i++) {
            path =
                    location.getElement(i) instanceof Integer index
                            ? FieldPath.item(path, index)
                            : FieldPath.field(path, location.getName(i));
        }
        return error.getProperty() == null ? path : FieldPath.field(path, error.getProperty());
    }

    /** The schema of the field that the error is about, with its description and bounds. */
    private JsonNode schemaOf(Error error) {
        NodePath evaluation = error.getEvaluationPath();
        JsonNode node = schema.getSchemaNode();
        for (int i = 0; i < evaluation.getNameCount() - 1; i++) {
            if ("anyOf".equals(evaluation.getName(i))) {
                return node;
            }
            node = node.path(evaluation.getName(i));
        }
        return node;
    }
}
