package io.timecoin.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/**
 * One method as the document describes it.
 *
 * @param command its name on the command line, as the original's {@code time-cli} has it (PROTOCOL 13.3); methods that
 *     mean something on an open connection only have none
 * @param summary one sentence
 * @param result JSON Schema of the result
 * @param examples parameters with which it can be tried, and what it answers
 */
public record ApiMethod(
        String name,
        Optional<String> command,
        String summary,
        List<Parameter> parameters,
        JsonNode result,
        List<Example> examples) {
    public ApiMethod {
        parameters = List.copyOf(parameters);
        examples = List.copyOf(examples);
    }

    /**
     * One parameter.
     *
     * @param schema JSON Schema
     */
    public record Parameter(String name, String summary, boolean required, JsonNode schema) {}

    /** One call with its answer. */
    public record Example(String name, List<JsonNode> parameters, JsonNode result) {
        public Example {
            parameters = List.copyOf(parameters);
        }
    }

    static ApiMethod of(JsonNode node) {
        return new ApiMethod(
                node.path("name").textValue(),
                Optional.ofNullable(node.path("x-command").textValue()),
                node.path("summary").textValue(),
                node.path("params").valueStream().map(ApiMethod::parameter).toList(),
                node.at("/result/schema"),
                node.path("examples").valueStream().map(ApiMethod::example).toList());
    }

    private static Parameter parameter(JsonNode node) {
        return new Parameter(
                node.path("name").textValue(),
                node.path("summary").textValue(),
                node.path("required").booleanValue(),
                node.path("schema"));
    }

    private static Example example(JsonNode node) {
        return new Example(
                node.path("name").textValue(),
                node.path("params").valueStream().map(param -> param.path("value")).toList(),
                node.at("/result/value"));
    }
}
