package io.timecoin.crds.v1alpha1;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.UncheckedIOException;

/** A TimeNetwork as text, for programs that have no Kubernetes client. Text of people goes through the checker instead. */
public final class TimeNetworkCodec {

    private static final ObjectMapper JSON =
            JsonMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .enable(SerializationFeature.INDENT_OUTPUT)
                    .build();
    private static final ObjectMapper YAML =
            YAMLMapper.builder()
                    .addModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .build();

    private TimeNetworkCodec() {}

    /** Indented JSON. */
    public static String toJson(TimeNetwork network) {
        return write(JSON, network);
    }

    /** YAML as people write it. */
    public static String toYaml(TimeNetwork network) {
        return write(YAML, network);
    }

    /** The JSON tree. */
    public static JsonNode toTree(TimeNetwork network) {
        return JSON.valueToTree(network);
    }

    /**
     * The network that a JSON tree holds; unknown fields are skipped.
     *
     * @throws IllegalArgumentException when the tree is no TimeNetwork
     */
    public static TimeNetwork fromTree(JsonNode tree) {
        return JSON.convertValue(tree, TimeNetwork.class);
    }

    /**
     * The network that JSON or YAML text of this codec holds; unknown fields are skipped.
     *
     * @throws UncheckedIOException when the text is no TimeNetwork
     */
    public static TimeNetwork parse(String text) {
        try {
            return YAML.readValue(text, TimeNetwork.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String write(ObjectMapper mapper, TimeNetwork network) {
        try {
            return mapper.writeValueAsString(network);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
