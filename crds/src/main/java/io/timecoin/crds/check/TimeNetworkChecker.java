package io.timecoin.crds.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import java.util.List;

/**
 * Decides whether a document is a valid TimeNetwork, by the rules of the committed CRD and in the order of an API
 * server: unknown fields and wrong structure first, with defaults filled in, then the CEL rules. Safe for use by several
 * threads; making one compiles the rules, so keep it.
 */
public final class TimeNetworkChecker {

    private final ObjectNode definition = Definition.schema();
    private final SchemaCheck schemaCheck = new SchemaCheck(definition);
    private final CelCheck celCheck = new CelCheck(definition);

    /** Checks the YAML or JSON text of a new network. */
    public CheckResult check(String text) {
        return check(text, MissingNode.getInstance());
    }

    /** Checks the document of a new network. */
    public CheckResult check(JsonNode document) {
        return check(document, MissingNode.getInstance());
    }

    /** Checks YAML or JSON text that is to replace a network: what cannot change must not. */
    public CheckResult checkUpdate(TimeNetwork old, String text) {
        return check(text, TimeNetworkCodec.toTree(old));
    }

    /** Checks a document that is to replace a network: what cannot change must not. */
    public CheckResult checkUpdate(TimeNetwork old, JsonNode document) {
        return check(document, TimeNetworkCodec.toTree(old));
    }

    private CheckResult check(String text, JsonNode old) {
        try {
            return check(YamlReader.read(text), old);
        } catch (YamlReader.UnreadableException e) {
            return new CheckResult.Refused(
                    List.of(new Problem(FieldPath.ROOT, String.valueOf(e.getMessage()))));
        }
    }

    private CheckResult check(JsonNode document, JsonNode old) {
        JsonNode complete = Defaulting.apply(document, definition);
        List<Problem> problems = schemaCheck.check(complete);
        if (problems.isEmpty()) {
            problems = celCheck.check(complete, Defaulting.apply(old, definition));
        }
        return problems.isEmpty()
                ? new CheckResult.Accepted(TimeNetworkCodec.fromTree(complete))
                : new CheckResult.Refused(problems);
    }
}
