package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A record whose components are fields: an object with names, or a tuple without.
 *
 * <p>As PROTOCOL 3.2 asks, an object's fields may come in any order or as an array without names;
 * unknown ones are skipped; missing and repeated ones are refused.
 */
final class JsonStruct<R> implements JsonType<R> {
    private final boolean tuple;
    private final List<Field<R>> fields;
    private final Function<Row, R> maker;

    private JsonStruct(boolean tuple, List<Field<R>> fields, Function<Row, R> maker) {
        this.tuple = tuple;
        this.fields = List.copyOf(fields);
        this.maker = maker;
    }

    /**
     * Named fields.
     *
     * @param declaration declares the fields in wire order and returns what makes the record of them
     */
    static <R> JsonType<R> named(Function<Fields<R>, Function<Row, R>> declaration) {
        Fields<R> fields = new Fields<>();
        Function<Row, R> maker = declaration.apply(fields);
        return new JsonStruct<>(false, fields.declared, maker);
    }

    /** Unnamed fields: an array of exactly as many elements. */
    static <R> JsonType<R> tuple(Function<Fields<R>, Function<Row, R>> declaration) {
        Fields<R> fields = new Fields<>();
        Function<Row, R> maker = declaration.apply(fields);
        return new JsonStruct<>(true, fields.declared, maker);
    }

    @Override
    public R read(JsonParser in) throws IOException {
        @Nullable Object[] values = new @Nullable Object[fields.size()];
        if (in.currentToken() == JsonToken.START_ARRAY) {
            readArray(in, values);
        } else if (in.currentToken() == JsonToken.START_OBJECT && !tuple) {
            readObject(in, values);
        } else {
            throw JsonRefusal.badField(
                    in, tuple ? "an array is needed here" : "an object is needed here");
        }
        return make(in, values);
    }

    private R make(JsonParser in, @Nullable Object[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                values[i] = fields.get(i).whenMissing();
            }
            if (values[i] == null) {
                throw JsonRefusal.badField(in, "missing field " + fields.get(i).name());
            }
        }
        try {
            return maker.apply(new Row(values));
        } catch (IllegalArgumentException e) {
            throw JsonRefusal.badField(in, String.valueOf(e.getMessage()));
        }
    }

    private void readObject(JsonParser in, @Nullable Object[] values) throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = JsonTypes.requireText(in, in.currentName(), Limits.TEXT);
            int index = indexOf(name);
            in.nextToken();
            if (index < 0) {
                in.skipChildren();
            } else if (values[index] != null) {
                throw JsonRefusal.badField(in, "repeated field");
            } else {
                values[index] = fields.get(index).type().read(in);
            }
        }
    }

    /** Fields of protocol v1 only, all of them: what we add has a name. */
    private void readArray(JsonParser in, @Nullable Object[] values) throws IOException {
        for (int i = 0; i < fields.size() && !fields.get(i).extra(); i++) {
            if (in.nextToken() == JsonToken.END_ARRAY) {
                throw JsonRefusal.badField(in, "too few elements");
            }
            values[i] = fields.get(i).type().read(in);
        }
        if (in.nextToken() != JsonToken.END_ARRAY) {
            throw JsonRefusal.badField(in, "too many elements");
        }
    }

    private int indexOf(String name) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(name)) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void write(JsonGenerator out, R value) throws IOException {
        if (tuple) {
            out.writeStartArray();
        } else {
            out.writeStartObject();
        }
        for (Field<R> field : fields) {
            field.writer().write(out, value);
        }
        if (tuple) {
            out.writeEndArray();
        } else {
            out.writeEndObject();
        }
    }

    private interface FieldWriter<R> {
        void write(JsonGenerator out, R value) throws IOException;
    }

    /**
     * One field.
     *
     * @param extra whether protocol v1 lacks it
     * @param whenMissing null where the field is required
     */
    private record Field<R>(
            String name,
            boolean extra,
            JsonType<?> type,
            @Nullable Object whenMissing,
            FieldWriter<R> writer) {}

    /** Where a declared field's value stands in a row. */
    record Key<T>(int index, JsonType<T> type) {}

    /** Takes the declaration of fields. */
    static final class Fields<R> {
        private final List<Field<R>> declared = new ArrayList<>();

        /** A field that every line has. */
        <T> Key<T> required(String name, JsonType<T> type, Function<R, T> get) {
            return add(name, false, type, null, always(name, type, get));
        }

        /** A field of protocol v1 that may be missing or null; written as null. */
        <T> Key<Optional<T>> optional(String name, JsonType<T> type, Function<R, Optional<T>> get) {
            JsonType<Optional<T>> nullable = JsonTypes.optional(type);
            return add(name, false, nullable, Optional.empty(), always(name, nullable, get));
        }

        /** A field of ours that reference nodes skip; written only when present. */
        <T> Key<Optional<T>> extra(String name, JsonType<T> type, Function<R, Optional<T>> get) {
            JsonType<Optional<T>> present = type.map(Optional::of, Optional::orElseThrow);
            return add(
                    name,
                    true,
                    present,
                    Optional.empty(),
                    (out, value) -> {
                        Optional<T> content = get.apply(value);
                        if (content.isPresent()) {
                            out.writeFieldName(name);
                            type.write(out, content.get());
                        }
                    });
        }

        /** An element of a tuple. */
        <T> Key<T> element(JsonType<T> type, Function<R, T> get) {
            String name = "element " + declared.size();
            return add(name, false, type, null, (out, value) -> type.write(out, get.apply(value)));
        }

        private <T> FieldWriter<R> always(String name, JsonType<T> type, Function<R, T> get) {
            return (out, value) -> {
                out.writeFieldName(name);
                type.write(out, get.apply(value));
            };
        }

        private <T> Key<T> add(
                String name,
                boolean extra,
                JsonType<T> type,
                @Nullable Object whenMissing,
                FieldWriter<R> writer) {
            declared.add(new Field<>(name, extra, type, whenMissing, writer));
            return new Key<>(declared.size() - 1, type);
        }
    }

    /** The values of one record's fields. */
    static final class Row {
        private final @Nullable Object[] values;

        private Row(@Nullable Object[] values) {
            this.values = values;
        }

        /** The value that was read for a field. */
        // A key of type T is only made together with the field whose JsonType<T> fills its place.
        @SuppressWarnings({"unchecked", "NullAway"})
        <T> T get(Key<T> key) {
            return (T) values[key.index()];
        }
    }
}
