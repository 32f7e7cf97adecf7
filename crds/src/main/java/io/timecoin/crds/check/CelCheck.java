package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.cel.bundle.Cel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Checks the CEL rules of the CRD. A rule that reads {@code oldSelf} is checked only where there is an old value, and never
 * within lists, whose items an API server cannot match either.
 */
final class CelCheck {

    /** The rules of a schema, and of what lies within it; branches without rules are left out. */
    private record Rules(List<CelRule> here, Map<String, Rules> ofFields, Optional<Rules> ofItems) {

        boolean isEmpty() {
            return here.isEmpty() && ofFields.isEmpty() && ofItems.isEmpty();
        }
    }

    private final Rules rules;

    CelCheck(JsonNode definition) {
        rules = compile(KubernetesFunctions.cel(), definition);
    }

    /** The rules that a document breaks; {@code old} is missing for a new one. */
    List<Problem> check(JsonNode document, JsonNode old) {
        List<Problem> problems = new ArrayList<>();
        check(rules, document, old, FieldPath.ROOT, problems);
        return problems;
    }

    private static Rules compile(Cel cel, JsonNode schema) {
        List<CelRule> here = new ArrayList<>();
        schema.path("x-kubernetes-validations")
                .forEach(rule -> here.add(CelRule.compile(cel, rule)));
        Map<String, Rules> ofFields = new LinkedHashMap<>();
        schema.path("properties")
                .properties()
                .forEach(field -> {
                    Rules ofField = compile(cel, field.getValue());
                    if (!ofField.isEmpty()) {
                        ofFields.put(field.getKey(), ofField);
                    }
                });
        Optional<Rules> ofItems =
                Optional.of(schema.path("items"))
                        .filter(JsonNode::isObject)
                        .map(items -> compile(cel, items))
                        .filter(items -> !items.isEmpty());
        return new Rules(here, ofFields, ofItems);
    }

    private static void check(
            Rules rules, JsonNode value, JsonNode old, String path, List<Problem> problems) {
        for (CelRule rule : rules.here()) {
            if (!rule.holds(value, old)) {
                problems.add(new Problem(FieldPath.within(path, rule.fieldPath()), rule.message()));
            }
        }
        rules.ofFields()
                .forEach((name, ofField) -> {
                    if (value.has(name)) {
                        check(
                                ofField,
                                value.get(name),
                                old.path(name),
                                FieldPath.field(path, name),
                                problems);
                    }
                });
        rules.ofItems()
                .ifPresent(ofItem -> {
                    for (int i = 0; i < value.size(); i++) {
                        check(
                                ofItem,
                                value.get(i),
                                MissingNode.getInstance(),
                                FieldPath.item(path, i),
                                problems);
                    }
                });
    }
}
