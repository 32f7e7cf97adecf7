package io.timecoin.node.crypto;

import java.math.BigInteger;
import java.util.List;

/**
 * Checks of public keys before use. The provider takes any 32 bytes for a key, so these rules of
 * RFC 8032, section 5.1.3, stand here.
 */
public final class PublicKeys {
    private static final BigInteger ONE = BigInteger.ONE;

    /** The field: p = 2^255 − 19. */
    private static final BigInteger P = ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /** The curve −x² + y² = 1 + d·x²·y² with d = −121665/121666. */
    private static final BigInteger D =
            BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P);

    /** One of the two y coordinates of the points of order 8; the other is its negative. */
    private static final BigInteger ORDER_8_Y =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y coordinates of the eight points whose order divides 8. */
    private static final List<BigInteger> SMALL_ORDER_Y =
            List.of(BigInteger.ZERO, ONE, P.subtract(ONE), ORDER_8_Y, P.subtract(ORDER_8_Y));

    /** What is wrong with a key, or nothing. */
    public enum Fault {
        /** The 32 bytes are another form of a point that has a shorter one. */
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
        if (y.compareTo(P) >= 0) {
            return Fault.NOT_CANONICAL;
        }
        if (!isSquare(xSquaredNumerator(y), xSquaredDenominator(y))) {
            return Fault.NOT_ON_CURVE;
        }
        return SMALL_ORDER_Y.contains(y) ? Fault.SMALL_ORDER : Fault.NONE;
    }

    /**
     * Whether the reference's parser takes these bytes for a key: any form of any point of the curve,
     * those of small order too (PROTOCOL 3.2).
     */
    public static boolean isCurvePoint(PublicKey key) {
        BigInteger y = encodedY(key).mod(P);
        return isSquare(xSquaredNumerator(y), xSquaredDenominator(y));
    }

    /** The lower 255 bits, little-endian; the highest bit is the sign of x. */
    private static BigInteger encodedY(PublicKey key) {
        byte[] bigEndian = new byte[PublicKey.LENGTH];
        for (int i = 0; i < bigEndian.length; i++) {
            bigEndian[i] = key.bytes().get(bigEndian.length - 1 - i);
        }
        bigEndian[0] &= Byte.MAX_VALUE;
        return new BigInteger(1, bigEndian);
    }

    private static BigInteger xSquaredNumerator(BigInteger y) {
        return y.multiply(y).subtract(ONE).mod(P);
    }

    /** Never zero, because −1/d is no square. */
    private static BigInteger xSquaredDenominator(BigInteger y) {
        return D.multiply(y).multiply(y).add(ONE).mod(P);
    }

    /** Euler's criterion; u/v is a square where u·v is. */
    private static boolean isSquare(BigInteger numerator, BigInteger denominator) {
        BigInteger product = numerator.multiply(denominator).mod(P);
        return product.signum() == 0
                || product.modPow(P.subtract(ONE).shiftRight(1), P).equals(ONE);
    }
}
