package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.bundle.Cel;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A compiled rule of the CRD.
 *
 * @param fieldPath the field that the message is about, from where the rule stands: {@code .image}; may be empty
 * @param aboutChanges whether it compares with the old value
 */
record CelRule(Program program, String message, String fieldPath, boolean aboutChanges) {

    static CelRule compile(Cel cel, JsonNode rule) {
        String text = rule.path("rule").asText();
        try {
            return new CelRule(
                    cel.createProgram(cel.compile(text).getAst()),
                    rule.path("message").asText("breaks the rule " + text),
                    rule.path("fieldPath").asText(),
                    text.contains("oldSelf"));
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalStateException("a rule of the CRD does not compile: " + text, e);
        }
    }

    /** Whether the rule holds for a value; one about changes holds where there is no old value. */
    boolean holds(JsonNode value, JsonNode old) {
        if (aboutChanges && old.isMissingNode()) {
            return true;
        }
        Map<String, Object> variables = new LinkedHashMap<>();
        variables.put("self", toCel(value));
        if (aboutChanges) {
            variables.put("oldSelf", toCel(old));
        }
        try {
            return (Boolean) program.eval(variables);
        } catch (CelEvaluationException e) {
            throw new IllegalStateException("a rule of the CRD fails: " + message, e);
        }
    }

    private static Object toCel(JsonNode value) {
        return switch (value.getNodeType()) {
            case OBJECT -> {
                Map<String, Object> fields = new LinkedHashMap<>();
                value.properties().forEach(f -> fields.put(f.getKey(), toCel(f.getValue())));
                yield fields;
            }
            case ARRAY -> {
                List<Object> items = new ArrayList<>();
                value.forEach(item -> items.add(toCel(item)));
                yield items;
            }
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> number(value);
            case STRING -> value.textValue();
            case BINARY, MISSING, NULL, POJO ->
                    throw new IllegalStateException(
                            "a checked document holds " + value.getNodeType());
        };
    }

    private static Object number(JsonNode value) {
        if (value.isIntegralNumber()) {
            return value.longValue();
        }
        return value.doubleValue();
    }
}
