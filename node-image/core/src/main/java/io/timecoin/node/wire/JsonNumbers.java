package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonParser.NumberType;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigInteger;

/** Integers without fraction, exponent or minus zero (PROTOCOL 3.1). */
final class JsonNumbers {
    private static final long MAX_U32 = 0xFFFF_FFFFL;

    /** Unsigned 32 bits. */
    static final JsonType<Integer> U32 =
            new JsonType<>() {
                @Override
                public Integer read(JsonParser in) throws IOException {
                    return (int) readInteger(in, 0, MAX_U32);
                }

                @Override
                public void write(JsonGenerator out, Integer value) throws IOException {
                    out.writeNumber(Integer.toUnsignedLong(value));
                }
            };

    /** From 0 to 2^31 − 1. */
    static final JsonType<Integer> ROUND =
            new JsonType<>() {
                @Override
                public Integer read(JsonParser in) throws IOException {
                    return (int) readInteger(in, 0, Integer.MAX_VALUE);
                }

                @Override
                public void write(JsonGenerator out, Integer value) throws IOException {
                    out.writeNumber(value);
                }
            };

    /** Signed 64 bits. */
    static final JsonType<Long> I64 =
            new JsonType<>() {
                @Override
                public Long read(JsonParser in) throws IOException {
                    return readInteger(in, Long.MIN_VALUE, Long.MAX_VALUE);
                }

                @Override
                public void write(JsonGenerator out, Long value) throws IOException {
                    out.writeNumber(value);
                }
            };

    /** Unsigned 64 bits, the full range. */
    static final JsonType<Long> U64 =
            new JsonType<>() {
                @Override
                public Long read(JsonParser in) throws IOException {
                    return readU64(in);
                }

                @Override
                public void write(JsonGenerator out, Long value) throws IOException {
                    if (value >= 0) {
                        out.writeNumber(value);
                    } else {
                        out.writeNumber(Long.toUnsignedString(value));
                    }
                }
            };

    private JsonNumbers() {}

    /** Reads an integer between two bounds, both allowed. */
    static long readInteger(JsonParser in, long least, long most) throws IOException {
        requireInteger(in);
        if (in.getNumberType() == NumberType.BIG_INTEGER) {
            throw outOfRange(in);
        }
        long value = in.getLongValue();
        if (value < least || value > most) {
            throw outOfRange(in);
        }
        return value;
    }

    private static long readU64(JsonParser in) throws IOException {
        requireInteger(in);
        if (in.getNumberType() != NumberType.BIG_INTEGER) {
            return readInteger(in, 0, Long.MAX_VALUE);
        }
        BigInteger value = in.getBigIntegerValue();
        if (value.signum() < 0 || value.bitLength() > Long.SIZE) {
            throw outOfRange(in);
        }
        return value.longValue();
    }

    private static void requireInteger(JsonParser in) throws IOException {
        boolean minusZero = in.currentToken() == JsonToken.VALUE_NUMBER_INT && isMinusZero(in);
        if (in.currentToken() != JsonToken.VALUE_NUMBER_INT || minusZero) {
            throw JsonRefusal.badField(in, "an integer is needed here");
        }
    }

    private static boolean isMinusZero(JsonParser in) throws IOException {
        return in.getTextLength() == 2
                && in.getTextCharacters()[in.getTextOffset()] == '-'
                && in.getTextCharacters()[in.getTextOffset() + 1] == '0';
    }

    private static JsonRefusal outOfRange(JsonParser in) {
        return JsonRefusal.badField(in, "the number is out of range");
    }
}
