package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what {@link RecordWriter} wrote, and never past the end nor more than is there. */
final class RecordReader {
    private final ByteBuffer in;

    RecordReader(byte[] content) {
        in = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Reads one item of a list or an optional value. */
    interface Item<T> {
        T read() throws CorruptRecordException;
    }

    int u8() throws CorruptRecordException {
        need(1);
        return Byte.toUnsignedInt(in.get());
    }

    int i32() throws CorruptRecordException {
        need(Integer.BYTES);
        return in.getInt();
    }

    long i64() throws CorruptRecordException {
        need(Long.BYTES);
        return in.getLong();
    }

    Bytes fixed(int length) throws CorruptRecordException {
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.of(bytes);
    }

    Bytes counted() throws CorruptRecordException {
        return fixed(i32());
    }

    /** Every item takes at least a byte, so a count beyond the remaining bytes is a lie. */
    <T> List<T> list(Item<T> item) throws CorruptRecordException {
        int count = i32();
        need(count);
        List<T> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(item.read());
        }
        return items;
    }

    <T> Optional<T> optional(Item<T> content) throws CorruptRecordException {
        return switch (u8()) {
            case 0 -> Optional.empty();
            case 1 -> Optional.of(content.read());
            default -> throw new CorruptRecordException("a flag is neither 0 nor 1");
        };
    }

    <E extends Enum<E>> E constant(E[] constants) throws CorruptRecordException {
        String name = counted().toUtf8();
        return Arrays.stream(constants)
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new CorruptRecordException("it has no step or phase " + name));
    }

    void end() throws CorruptRecordException {
        if (in.hasRemaining()) {
            throw new CorruptRecordException(in.remaining() + " bytes follow its end");
        }
    }

    private void need(int bytes) throws CorruptRecordException {
        if (bytes < 0 || bytes > in.remaining()) {
            throw new CorruptRecordException("it ends too early");
        }
    }
}
