package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** Writes the elements of the binary form one after the other (PROTOCOL 6.1). */
public final class BincodeWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    public BincodeWriter u32(int value) {
        return raw(LittleEndian.u32(value));
    }

    public BincodeWriter u64(long value) {
        return raw(LittleEndian.u64(value));
    }

    public BincodeWriter bool(boolean value) {
        return raw(Bytes.of((byte) (value ? 1 : 0)));
    }

    /** Bytes of a known number, without length. */
    public BincodeWriter raw(Bytes bytes) {
        out.writeBytes(bytes.toArray());
        return this;
    }

    /** Bytes of any number, after their length. */
    public BincodeWriter bytes(Bytes bytes) {
        return u64(bytes.length()).raw(bytes);
    }

    public BincodeWriter text(String text) {
        return bytes(Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
    }

    public <T> BincodeWriter list(List<T> elements, Consumer<T> element) {
        u64(elements.size());
        elements.forEach(element);
        return this;
    }

    public Bytes toBytes() {
        return Bytes.of(out.toByteArray());
    }
}
