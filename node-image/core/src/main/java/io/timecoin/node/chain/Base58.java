package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import java.math.BigInteger;
import java.util.Arrays;

/** Base 58 with Bitcoin's alphabet: a number, after one {@code 1} for each leading zero byte. */
final class Base58 {
    private static final String ALPHABET =
            "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger BASE = BigInteger.valueOf(ALPHABET.length());
    private static final char ZERO = ALPHABET.charAt(0);

    private Base58() {}

    static String encode(Bytes bytes) {
        StringBuilder reversed = new StringBuilder();
        BigInteger rest = new BigInteger(1, bytes.toArray());
        while (rest.signum() > 0) {
            BigInteger[] parts = rest.divideAndRemainder(BASE);
            reversed.append(ALPHABET.charAt(parts[1].intValue()));
            rest = parts[0];
        }
        for (int i = 0; i < bytes.length() && bytes.get(i) == 0; i++) {
            reversed.append(ZERO);
        }
        return reversed.reverse().toString();
    }

    /**
     * The bytes that are written so.
     *
     * @throws IllegalArgumentException for a character outside of the alphabet
     */
    static Bytes decode(String text) {
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                throw new IllegalArgumentException(
                        "'" + text.charAt(i) + "' is no digit of base 58");
            }
            number = number.multiply(BASE).add(BigInteger.valueOf(digit));
        }
        int zeros = 0;
        while (zeros < text.length() && text.charAt(zeros) == ZERO) {
            zeros++;
        }
        byte[] magnitude = magnitude(number);
        byte[] bytes = new byte[zeros + magnitude.length];
        System.arraycopy(magnitude, 0, bytes, zeros, magnitude.length);
        return Bytes.of(bytes);
    }

    /** The number's bytes without leading zeros: none for zero. */
    private static byte[] magnitude(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }
}
