package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.timecoin.node.crypto.Bytes;
import java.io.IOException;
import java.util.Arrays;

/** Bytes as an array of decimal numbers (PROTOCOL 3.1). */
final class JsonBytes implements JsonType<Bytes> {
    /** What is set aside before the length is known: most scripts are addresses of 38 bytes. */
    private static final int FIRST_CAPACITY = 64;

    private static final int MAX_BYTE = 255;

    private final int least;
    private final int most;

    private JsonBytes(int least, int most) {
        this.least = least;
        this.most = most;
    }

    static JsonType<Bytes> exactly(int length) {
        return new JsonBytes(length, length);
    }

    static JsonType<Bytes> atMost(int length) {
        return new JsonBytes(0, length);
    }

    @Override
    public Bytes read(JsonParser in) throws IOException {
        JsonTypes.requireArray(in);
        byte[] bytes = new byte[Math.min(most, FIRST_CAPACITY)];
        int length = 0;
        while (in.nextToken() != JsonToken.END_ARRAY) {
            if (length == most) {
                throw tooMany(in);
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(most, 2 * length));
            }
            bytes[length++] = (byte) JsonNumbers.readInteger(in, 0, MAX_BYTE);
        }
        if (length < least) {
            throw JsonRefusal.badField(in, least + " bytes are needed, not " + length);
        }
        return Bytes.of(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
    }

    @Override
    public void write(JsonGenerator out, Bytes value) throws IOException {
        out.writeStartArray();
        for (int i = 0; i < value.length(); i++) {
            out.writeNumber(Byte.toUnsignedInt(value.get(i)));
        }
        out.writeEndArray();
    }

    private JsonRefusal tooMany(JsonParser in) {
        return least == most
                ? JsonRefusal.badField(in, "more than " + most + " bytes")
                : JsonRefusal.at(in, LineFault.TOO_LONG, "at most " + most + " bytes");
    }
}
