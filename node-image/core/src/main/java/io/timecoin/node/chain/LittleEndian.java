package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Fixed-width little-endian integers, as every hash and signature of the protocol takes them. */
public final class LittleEndian {
    private LittleEndian() {}

    public static Bytes u32(int value) {
        return Bytes.of(buffer(Integer.BYTES).putInt(value).array());
    }

    public static Bytes u64(long value) {
        return Bytes.of(buffer(Long.BYTES).putLong(value).array());
    }

    /** Reads eight bytes from the offset; the result is to be understood as unsigned. */
    public static long readU64(Bytes bytes, int offset) {
        return ByteBuffer.wrap(bytes.toArray()).order(ByteOrder.LITTLE_ENDIAN).getLong(offset);
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
