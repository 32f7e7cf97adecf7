package io.timecoin.node.wire;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/** Strict UTF-8: the JSON parser itself lets overlong and surrogate forms pass. */
final class Utf8 {
    /** Characters that are decoded, and forgotten, at a time. */
    private static final int CHUNK = 4 * 1024;

    private Utf8() {}

    static boolean isValid(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer decoded = CharBuffer.allocate(Math.min(CHUNK, bytes.length + 1));
        CoderResult result;
        do {
            decoded.clear();
            result = decoder.decode(in, decoded, true);
        } while (result.isOverflow());
        return !result.isError();
    }
}
