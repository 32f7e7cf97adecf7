package io.timecoin.node.crypto;

import java.math.BigInteger;
import java.util.List;

/**
 * Checks of public keys before use: the provider takes any 32 bytes for a key, so the rules of RFC
 * 8032, section 5.1.3, stand here.
 */
public final class PublicKeys {
    /** One of the two y coordinates of the points of order 8; the other is its negative. */
    private static final BigInteger ORDER_8_Y =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y coordinates of the eight points whose order divides 8. */
    private static final List<BigInteger> SMALL_ORDER_Y =
            List.of(
                    BigInteger.ZERO,
                    BigInteger.ONE,
                    EdwardsCurve.P.subtract(BigInteger.ONE),
                    ORDER_8_Y,
                    EdwardsCurve.P.subtract(ORDER_8_Y));

    /** What is wrong with a key, if anything. */
    public enum Fault {
        /** The 32 bytes are a second form of some point. */
        NOT_CANONICAL,
        NOT_ON_CURVE,
        /** Anyone can sign for such a point. */
        SMALL_ORDER,
        NONE
    }

    private PublicKeys() {}

    /** Checks a key that is to be trusted as somebody's identity: strictly. */
    public static Fault check(PublicKey key) {
        BigInteger y = encodedY(key);
        if (y.compareTo(EdwardsCurve.P) >= 0) {
            return Fault.NOT_CANONICAL;
        }
        if (!EdwardsCurve.hasPointAt(y)) {
            return Fault.NOT_ON_CURVE;
        }
        return SMALL_ORDER_Y.contains(y) ? Fault.SMALL_ORDER : Fault.NONE;
    }

    /**
     * Whether the reference's parser takes these bytes for a key: any form of any point of the curve,
     * those of small order too (PROTOCOL 3.2).
     */
    public static boolean isCurvePoint(PublicKey key) {
        return EdwardsCurve.hasPointAt(encodedY(key).mod(EdwardsCurve.P));
    }

    /** The lower 255 bits; the highest bit is the sign of x. */
    private static BigInteger encodedY(PublicKey key) {
        byte[] bytes = key.bytes().toArray();
        bytes[bytes.length - 1] &= Byte.MAX_VALUE;
        return EdwardsCurve.littleEndian(bytes);
    }
}
