package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.function.Function;

/** How one type of value stands in JSON. */
interface JsonType<T> {
    /**
     * Reads the value whose first token is the parser's current one; its last token is current
     * afterwards.
     *
     * @throws JsonRefusal if it is no such value
     */
    T read(JsonParser in) throws IOException;

    void write(JsonGenerator out, T value) throws IOException;

    /**
     * Another type in the same form.
     *
     * @param from may throw IllegalArgumentException for a value that the other type does not have
     */
    default <U> JsonType<U> map(Function<T, U> from, Function<U, T> to) {
        JsonType<T> form = this;
        return new JsonType<>() {
            @Override
            public U read(JsonParser in) throws IOException {
                T value = form.read(in);
                try {
                    return from.apply(value);
                } catch (IllegalArgumentException e) {
                    throw JsonRefusal.badField(in, String.valueOf(e.getMessage()));
                }
            }

            @Override
            public void write(JsonGenerator out, U value) throws IOException {
                form.write(out, to.apply(value));
            }
        };
    }
}
