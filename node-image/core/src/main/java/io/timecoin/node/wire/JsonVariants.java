package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * One of several records, told apart by name: a record without content is its name as a text, and one
 * with content an object with that single field (PROTOCOL 3.1).
 *
 * @param <B> the sealed interface of the records; their simple names are the names on the wire
 */
final class JsonVariants<B> implements JsonType<B> {
    private final LineFault whenUnknown;
    private final Map<String, Variant<? extends B>> variants = new TreeMap<>();

    JsonVariants(LineFault whenUnknown, List<Variant<? extends B>> variants) {
        this.whenUnknown = whenUnknown;
        variants.forEach(variant -> this.variants.put(variant.name(), variant));
    }

    @Override
    public B read(JsonParser in) throws IOException {
        if (in.currentToken() == JsonToken.VALUE_STRING) {
            return variant(in, in.getText()).readBare(in);
        }
        if (in.currentToken() != JsonToken.START_OBJECT || in.nextToken() != JsonToken.FIELD_NAME) {
            throw JsonRefusal.badField(in, "a name, or an object with one field, is needed here");
        }
        Variant<? extends B> variant = variant(in, in.currentName());
        in.nextToken();
        B value = variant.content().read(in);
        if (in.nextToken() != JsonToken.END_OBJECT) {
            throw JsonRefusal.badField(in, "nothing may follow the content of " + variant.name());
        }
        return value;
    }

    @Override
    public void write(JsonGenerator out, B value) throws IOException {
        Variant<? extends B> variant = variants.get(value.getClass().getSimpleName());
        if (variant == null) {
            throw new IllegalStateException("no JSON form for " + value.getClass());
        }
        variant.write(out, value);
    }

    private Variant<? extends B> variant(JsonParser in, String name) {
        Variant<? extends B> variant = variants.get(name);
        if (variant == null) {
            throw JsonRefusal.at(in, whenUnknown, "unknown name " + shortened(name));
        }
        return variant;
    }

    private static String shortened(String name) {
        return name.length() <= Limits.NAME ? name : name.substring(0, Limits.NAME) + "…";
    }

    /**
     * One of the records.
     *
     * @param bare the record where it has no content
     */
    record Variant<V>(Class<V> type, Optional<V> bare, JsonType<V> content) {
        String name() {
            return type.getSimpleName();
        }

        private V readBare(JsonParser in) {
            return bare.orElseThrow(() -> JsonRefusal.badField(in, name() + " needs content"));
        }

        private void write(JsonGenerator out, Object value) throws IOException {
            if (bare.isPresent()) {
                out.writeString(name());
                return;
            }
            out.writeStartObject();
            out.writeFieldName(name());
            content.write(out, type.cast(value));
            out.writeEndObject();
        }
    }

    /** A record without content. */
    static <V> Variant<V> unit(V value) {
        @SuppressWarnings("unchecked") // the class of a record is final
        Class<V> type = (Class<V>) value.getClass();
        return new Variant<>(type, Optional.of(value), new Unit<>(value));
    }

    /** A record with one unnamed value. */
    static <V, T> Variant<V> value(
            Class<V> type, JsonType<T> content, Function<T, V> make, Function<V, T> get) {
        return new Variant<>(type, Optional.empty(), content.map(make, get));
    }

    /** A record with several fields. */
    static <V> Variant<V> fields(Class<V> type, JsonType<V> content) {
        return new Variant<>(type, Optional.empty(), content);
    }

    /** Null, which may stand as the content of a name without one. */
    private record Unit<V>(V value) implements JsonType<V> {
        @Override
        public V read(JsonParser in) throws IOException {
            if (in.currentToken() != JsonToken.VALUE_NULL) {
                throw JsonRefusal.badField(in, "no content is allowed here");
            }
            return value;
        }

        @Override
        public void write(JsonGenerator out, V value) throws IOException {
            out.writeNull();
        }
    }
}
