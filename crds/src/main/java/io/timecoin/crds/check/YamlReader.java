package io.timecoin.crds.check;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the one document of a YAML or JSON text. */
final class YamlReader {

    /** Thrown for a text that holds no single document; the message is for people. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(String message) {
            super(message);
        }
    }

    private static final YAMLMapper MAPPER =
            new YAMLMapper(
                    YAMLFactory.builder()
                            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                            .build());

    private YamlReader() {}

    static JsonNode read(String text) throws UnreadableException {
        try {
            refuseAliases(text);
            return only(documents(text));
        } catch (JsonProcessingException e) {
            throw new UnreadableException(place(e.getLocation()) + reason(e));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<JsonNode> documents(String text) throws IOException {
        try (MappingIterator<JsonNode> documents =
                MAPPER.readerFor(JsonNode.class).readValues(text)) {
            return documents.readAll().stream().filter(d -> !d.isNull()).toList();
        }
    }

    private static JsonNode only(List<JsonNode> documents) throws UnreadableException {
        return switch (documents.size()) {
            case 0 ->
                    throw new UnreadableException("the file is empty: it must hold a TimeNetwork");
            case 1 -> documents.getFirst();
            default ->
                    throw new UnreadableException(
                            "the file holds "
                                    + documents.size()
                                    + " documents: it must hold one TimeNetwork and nothing else");
        };
    }

    /** The tree model would take an alias for a text. */
    private static void refuseAliases(String text) throws IOException, UnreadableException {
        try (YAMLParser parser = MAPPER.getFactory().createParser(text)) {
            while (parser.nextToken() != null) {
                if (parser.isCurrentAlias()) {
                    throw new UnreadableException(
                            place(parser.currentTokenLocation())
                                    + "aliases (*name) are not supported: write the value out");
                }
            }
        }
    }

    /** The parser's message without its drawing of the place. */
    private static String reason(JsonProcessingException e) {
        return e.getOriginalMessage()
                .lines()
                .filter(line -> !line.startsWith(" "))
                .collect(Collectors.joining(", "));
    }

    /** Exceeded limits have no place. */
    private static String place(@Nullable JsonLocation location) {
        return location == null
                ? ""
                : "line " + location.getLineNr() + ", column " + location.getColumnNr() + ": ";
    }
}
