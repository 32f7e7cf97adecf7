package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import com.networknt.schema.path.NodePath;
import com.networknt.schema.regex.RegularExpression;
import java.util.List;
import java.util.regex.Pattern;

/** Checks the structure of a document: types, required and unknown fields, bounds, patterns, allowed values. */
final class SchemaCheck {

    private final Schema schema;

    SchemaCheck(JsonNode definition) {
        SchemaRegistryConfig config =
                SchemaRegistryConfig.builder()
                        .formatAssertionsEnabled(true)
                        .regularExpressionFactory(SchemaCheck::regularExpression)
                        .build();
        schema =
                SchemaRegistry.withDialect(
                                Dialects.getOpenApi30(),
                                builder -> builder.schemaRegistryConfig(config))
                        .getSchema(definition);
    }

    /** In Go's expressions, which an API server uses, {@code $} is the very end; in Java's a line break may follow. */
    private static RegularExpression regularExpression(String regex) {
        Pattern pattern =
                Pattern.compile(
                        regex.endsWith("$")
                                ? regex.substring(0, regex.length() - 1) + "\\z"
                                : regex);
        return text -> pattern.matcher(text).find();
    }

    /** What is wrong with the structure; of a document of another kind only that. */
    List<Problem> check(JsonNode document) {
        List<Problem> problems = problems(document);
        List<Problem> ofKind = problems.stream().filter(SchemaCheck::isAboutKind).toList();
        return ofKind.isEmpty() ? problems : ofKind;
    }

    private static boolean isAboutKind(Problem problem) {
        return problem.path().equals("apiVersion") || problem.path().equals("kind");
    }

    private List<Problem> problems(JsonNode document) {
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
