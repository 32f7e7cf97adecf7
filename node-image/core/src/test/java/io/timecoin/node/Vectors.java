package io.timecoin.node;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.stream.Stream;

/** The golden vectors taken from the reference node. */
public final class Vectors {
    private Vectors() {}

    /** The content of one vector file. */
    public static JsonNode file(String name) {
        String resource = "/vectors/" + name;
        try (InputStream in = Vectors.class.getResourceAsStream(resource)) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in, resource));
        } catch (IOException e) {
            throw new UncheckedIOException(resource, e);
        }
    }

    /** The elements of a list in a vector file. */
    public static Stream<JsonNode> list(String name, String field) {
        return file(name).required(field).valueStream();
    }
}
