package io.timecoin.crds.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.io.UncheckedIOException;
import java.util.List;

/** A valid document and its variations. */
final class Documents {

    private static final YAMLMapper MAPPER = new YAMLMapper();
    private static final String VALID =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: testnet}
            spec:
              image: time-node:1.0.0
              chain: {network: Testnet, blockInterval: 2s}
              masternodes:
                - {name: gold, tier: Gold, replicas: 2, storage: {size: 10Gi, storageClassName: fast}}
                - {name: free, tier: Free, replicas: 2}
            """;

    private Documents() {}

    static ObjectNode valid() {
        return (ObjectNode) yaml(VALID);
    }

    /** The valid document with the field at a pointer, such as {@code /spec/image}, set to a value in YAML. */
    static ObjectNode with(String pointer, String value) {
        return set(valid(), pointer, value);
    }

    static ObjectNode set(ObjectNode document, String pointer, String value) {
        JsonPointer field = JsonPointer.compile(pointer);
        document.withObject(field.head()).set(field.last().getMatchingProperty(), yaml(value));
        return document;
    }

    static ObjectNode without(String pointer) {
        ObjectNode document = valid();
        JsonPointer field = JsonPointer.compile(pointer);
        document.withObject(field.head()).remove(field.last().getMatchingProperty());
        return document;
    }

    static JsonNode yaml(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TimeNetwork accepted(CheckResult result) {
        assertThat(result).isInstanceOf(CheckResult.Accepted.class);
        return ((CheckResult.Accepted) result).network();
    }

    /** The problems, each in a line. */
    static List<String> problems(CheckResult result) {
        return switch (result) {
            case CheckResult.Accepted _ -> List.of();
            case CheckResult.Refused(List<Problem> problems) ->
                    problems.stream().map(Problem::toString).toList();
        };
    }
}
