package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * Reads the elements of the binary form one after the other (PROTOCOL 6.1). Lengths are checked
 * against what is left before anything is set aside for them; what does not fit throws {@link
 * BincodeException}.
 */
public final class BincodeReader {
    private final ByteBuffer in;

    public BincodeReader(Bytes image) {
        in = ByteBuffer.wrap(image.toArray()).order(ByteOrder.LITTLE_ENDIAN);
    }

    public int u32() {
        return need(Integer.BYTES).getInt();
    }

    public long u64() {
        return need(Long.BYTES).getLong();
    }

    public boolean bool() {
        byte value = need(1).get();
        if (value != 0 && value != 1) {
            throw malformed("a truth value is 0 or 1, not " + value);
        }
        return value == 1;
    }

    /** So many bytes, which stand without their length. */
    public Bytes raw(int length) {
        need(length);
        byte[] bytes = new byte[length];
        in.get(bytes);
        return Bytes.of(bytes);
    }

    public Hash hash() {
        return new Hash(raw(Hash.LENGTH));
    }

    public Bytes bytes() {
        return raw(count(1));
    }

    public String text() {
        Bytes bytes = bytes();
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toArray()))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new BincodeException("a text before byte " + in.position() + " is not UTF-8", e);
        }
    }

    /**
     * Elements after their number.
     *
     * @param leastBytes what the smallest element takes
     */
    public <T> List<T> list(int leastBytes, Supplier<T> element) {
        int count = count(leastBytes);
        List<T> elements = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            elements.add(element.get());
        }
        return elements;
    }

    /** Refuses bytes after the last element. */
    public void end() {
        if (in.hasRemaining()) {
            throw malformed(in.remaining() + " bytes are left over");
        }
    }

    public BincodeException malformed(String problem) {
        return new BincodeException("at byte " + in.position() + ": " + problem);
    }

    private int count(int leastBytes) {
        long count = u64();
        if (Long.compareUnsigned(count, in.remaining() / leastBytes) > 0) {
            throw malformed(
                    Long.toUnsignedString(count) + " elements do not fit into what is left");
        }
        return (int) count;
    }

    private ByteBuffer need(int length) {
        if (in.remaining() < length) {
            throw malformed(length + " bytes are needed, " + in.remaining() + " are left");
        }
        return in;
    }
}
