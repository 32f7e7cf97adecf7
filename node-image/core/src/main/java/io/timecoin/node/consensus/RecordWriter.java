package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Bytes;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes fields one after the other: little-endian integers, counted lists and bytes. */
final class RecordWriter {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    void u8(int value) {
        out.write(value);
    }

    void i32(int value) {
        fixed(Bytes.of(buffer(Integer.BYTES).putInt(value).array()));
    }

    void i64(long value) {
        fixed(Bytes.of(buffer(Long.BYTES).putLong(value).array()));
    }

    /** Bytes of a length that the reader knows. */
    void fixed(Bytes bytes) {
        out.writeBytes(bytes.toArray());
    }

    void counted(Bytes bytes) {
        i32(bytes.length());
        fixed(bytes);
    }

    <T> void list(List<T> items, Consumer<T> item) {
        i32(items.size());
        items.forEach(item);
    }

    <T> void optional(Optional<T> value, Consumer<T> content) {
        u8(value.isPresent() ? 1 : 0);
        value.ifPresent(content);
    }

    /** By its name, which unlike its number survives a new constant. */
    void constant(Enum<?> constant) {
        counted(Bytes.utf8(constant.name()));
    }

    Bytes written() {
        return Bytes.of(out.toByteArray());
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
