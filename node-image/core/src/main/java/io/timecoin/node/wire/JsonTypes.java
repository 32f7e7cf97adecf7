package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.PublicKeys;
import io.timecoin.node.crypto.Signature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The simple types of the protocol and the ways to combine them (PROTOCOL 3.1). */
final class JsonTypes {
    static final JsonType<Boolean> BOOL =
            new JsonType<>() {
                @Override
                public Boolean read(JsonParser in) throws IOException {
                    return switch (in.currentToken()) {
                        case VALUE_TRUE -> true;
                        case VALUE_FALSE -> false;
                        case null, default ->
                                throw JsonRefusal.badField(in, "true or false is needed here");
                    };
                }

                @Override
                public void write(JsonGenerator out, Boolean value) throws IOException {
                    out.writeBoolean(value);
                }
            };

    static final JsonType<Hash> HASH = JsonBytes.exactly(Hash.LENGTH).map(Hash::new, Hash::bytes);

    static final JsonType<Signature> SIGNATURE =
            JsonBytes.exactly(Signature.LENGTH).map(Signature::new, Signature::bytes);

    static final JsonType<PublicKey> PUBLIC_KEY =
            JsonBytes.exactly(PublicKey.LENGTH).map(JsonTypes::curvePoint, PublicKey::bytes);

    static final JsonType<Hash> HASH_HEX = hex(Hash.LENGTH).map(Hash::new, Hash::bytes);

    static final JsonType<NodeId> NODE_ID_HEX = hex(NodeId.LENGTH).map(NodeId::new, NodeId::bytes);

    static final JsonType<Signature> SIGNATURE_HEX =
            hex(Signature.LENGTH).map(Signature::new, Signature::bytes);

    static final JsonType<PublicKey> PUBLIC_KEY_HEX =
            hex(PublicKey.LENGTH).map(JsonTypes::curvePoint, PublicKey::bytes);

    private JsonTypes() {}

    /** A text of at most so many characters. */
    static JsonType<String> text(int limit) {
        return new JsonType<>() {
            @Override
            public String read(JsonParser in) throws IOException {
                if (in.currentToken() != JsonToken.VALUE_STRING) {
                    throw JsonRefusal.badField(in, "a text is needed here");
                }
                return requireText(in, in.getText(), limit);
            }

            @Override
            public void write(JsonGenerator out, String value) throws IOException {
                out.writeString(value);
            }
        };
    }

    /** A constant by its name on the wire; like any variant without content, also as an object. */
    static <E extends Enum<E>> JsonType<E> constant(Class<E> type, Function<E, String> wireName) {
        List<E> constants = List.of(type.getEnumConstants());
        return new JsonType<>() {
            @Override
            public E read(JsonParser in) throws IOException {
                boolean object = in.currentToken() == JsonToken.START_OBJECT;
                if (object) {
                    in.nextToken();
                }
                E constant = named(in, object ? in.currentName() : in.getText());
                if (object
                        && (in.nextToken() != JsonToken.VALUE_NULL
                                || in.nextToken() != JsonToken.END_OBJECT)) {
                    throw JsonRefusal.badField(in, "no content is allowed here");
                }
                return constant;
            }

            private E named(JsonParser in, @Nullable String name) {
                return constants.stream()
                        .filter(constant -> wireName.apply(constant).equals(name))
                        .findFirst()
                        .orElseThrow(() ->
                                JsonRefusal.badField(in, "one of " + names() + " is needed here"));
            }

            private String names() {
                return String.join(", ", constants.stream().map(wireName).toList());
            }

            @Override
            public void write(JsonGenerator out, E value) throws IOException {
                out.writeString(wireName.apply(value));
            }
        };
    }

    /** So many bytes as a text of hexadecimal digits: the form of our own fields. */
    static JsonType<Bytes> hex(int length) {
        return text(2 * length).map(Bytes::fromHex, Bytes::toHex);
    }

    /** An array of at most so many elements. */
    static <T> JsonType<List<T>> list(JsonType<T> element, int limit) {
        return new JsonType<>() {
            @Override
            public List<T> read(JsonParser in) throws IOException {
                requireArray(in);
                List<T> elements = new ArrayList<>();
                while (in.nextToken() != JsonToken.END_ARRAY) {
                    if (elements.size() == limit) {
                        throw JsonRefusal.at(
                                in, LineFault.LIST_TOO_LONG, "at most " + limit + " elements");
                    }
                    elements.add(element.read(in));
                }
                return elements;
            }

            @Override
            public void write(JsonGenerator out, List<T> value) throws IOException {
                out.writeStartArray();
                for (T one : value) {
                    element.write(out, one);
                }
                out.writeEndArray();
            }
        };
    }

    /** The value or null. */
    static <T> JsonType<Optional<T>> optional(JsonType<T> type) {
        return new JsonType<>() {
            @Override
            public Optional<T> read(JsonParser in) throws IOException {
                return in.currentToken() == JsonToken.VALUE_NULL
                        ? Optional.empty()
                        : Optional.of(type.read(in));
            }

            @Override
            public void write(JsonGenerator out, Optional<T> value) throws IOException {
                if (value.isPresent()) {
                    type.write(out, value.get());
                } else {
                    out.writeNull();
                }
            }
        };
    }

    static void requireArray(JsonParser in) {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            throw JsonRefusal.badField(in, "an array is needed here");
        }
    }

    /** Refuses a text that is too long or that no UTF-8 can hold, because of half a surrogate pair. */
    static String requireText(JsonParser in, String text, int limit) {
        if (text.length() > limit) {
            throw JsonRefusal.at(in, LineFault.TOO_LONG, "at most " + limit + " characters");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair =
                        i + 1 < text.length()
                                && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw JsonRefusal.badField(in, "half of a surrogate pair");
                }
                i++;
            }
        }
        return text;
    }

    private static PublicKey curvePoint(Bytes bytes) {
        PublicKey key = new PublicKey(bytes);
        if (!PublicKeys.isCurvePoint(key)) {
            throw new IllegalArgumentException("the public key is no point of the curve");
        }
        return key;
    }
}
