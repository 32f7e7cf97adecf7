package io.timecoin.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The description of every method (open-rpc.org): nodes serve it, the command line makes its commands of it, and tests
 * hold both to it. Reading it takes a moment; keep it.
 */
public final class OpenRpc {
    private static final String RESOURCE = "openrpc.yaml";

    private final ObjectNode document;
    private final List<ApiMethod> methods;

    private OpenRpc(ObjectNode document) {
        this.document = document;
        this.methods = document.path("methods").valueStream().map(ApiMethod::of).toList();
    }

    /** The description that belongs to this build. */
    public static OpenRpc read() {
        try (InputStream in =
                Objects.requireNonNull(OpenRpc.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new OpenRpc((ObjectNode) new YAMLMapper().readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole document as JSON; the caller owns it. */
    public ObjectNode document() {
        return document.deepCopy();
    }

    /** The document with those methods only whose names are wanted; the caller owns it. */
    public ObjectNode document(Predicate<String> names) {
        ObjectNode part = document();
        ArrayNode kept = part.putArray("methods");
        document.path("methods")
                .valueStream()
                .filter(method -> names.test(method.path("name").textValue()))
                .forEach(kept::add);
        return part;
    }

    /** In the order of the document. */
    public List<ApiMethod> methods() {
        return methods;
    }

    public Optional<ApiMethod> method(String name) {
        return methods.stream().filter(method -> method.name().equals(name)).findFirst();
    }

    /** A schema that stands alone: what it refers to is inside. */
    public JsonNode selfContained(JsonNode schema) {
        ObjectNode whole = schema.deepCopy();
        whole.set("components", document.path("components").deepCopy());
        return whole;
    }
}
