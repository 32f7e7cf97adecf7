package io.timecoin.node.crypto;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * The curve of Ed25519, −x² + y² = 1 + d·x²·y² modulo p = 2^255 − 19 (RFC 8032, section 5.1): what
 * the provider does not offer. It is used to look at keys, never to sign or verify.
 */
final class EdwardsCurve {
    static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private static final BigInteger D =
            BigInteger.valueOf(-121_665).multiply(BigInteger.valueOf(121_666).modInverse(P)).mod(P);

    /** The base point B. */
    private static final Point BASE =
            Point.affine(
                    new BigInteger(
                            "216936d3cd6e53fec0a4e231fdd6dc5c692cc7609525a7b2c9562d608f25d51a", 16),
                    new BigInteger(
                            "6666666666666666666666666666666666666666666666666666666666666658",
                            16));

    private static final int LENGTH = PublicKey.LENGTH;

    private EdwardsCurve() {}

    /** Whether a point of the curve has this y. */
    static boolean hasPointAt(BigInteger y) {
        BigInteger ySquared = y.multiply(y);
        BigInteger numerator = ySquared.subtract(BigInteger.ONE);
        // never zero, because −1/d is no square
        BigInteger denominator = D.multiply(ySquared).add(BigInteger.ONE);
        // x² = u/v has a root where u·v has one: Euler's criterion
        BigInteger product = numerator.multiply(denominator).mod(P);
        BigInteger exponent = P.subtract(BigInteger.ONE).shiftRight(1);
        return product.signum() == 0 || product.modPow(exponent, P).equals(BigInteger.ONE);
    }

    /** The encoding of scalar · B. Its time depends on the scalar. */
    static Bytes encodedMultipleOfBase(BigInteger scalar) {
        Point sum = Point.affine(BigInteger.ZERO, BigInteger.ONE);
        for (int bit = scalar.bitLength() - 1; bit >= 0; bit--) {
            sum = sum.plus(sum);
            if (scalar.testBit(bit)) {
                sum = sum.plus(BASE);
            }
        }
        return sum.encoded();
    }

    /** The unsigned number that stands in the bytes, little-endian. */
    static BigInteger littleEndian(byte[] bytes) {
        return new BigInteger(1, reversed(bytes));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** A point in extended coordinates: x = X/Z, y = Y/Z, x·y = T/Z. */
    private record Point(BigInteger x, BigInteger y, BigInteger z, BigInteger t) {
        static Point affine(BigInteger x, BigInteger y) {
            return new Point(x, y, BigInteger.ONE, x.multiply(y).mod(P));
        }

        /** The complete addition of RFC 8032, section 5.1.4; it doubles as well. */
        Point plus(Point other) {
            BigInteger a = y.subtract(x).multiply(other.y.subtract(other.x)).mod(P);
            BigInteger b = y.add(x).multiply(other.y.add(other.x)).mod(P);
            BigInteger c = t.multiply(BigInteger.TWO).multiply(D).multiply(other.t).mod(P);
            BigInteger d = z.multiply(BigInteger.TWO).multiply(other.z).mod(P);
            BigInteger e = b.subtract(a);
            BigInteger f = d.subtract(c);
            BigInteger g = d.add(c);
            BigInteger h = b.add(a);
            return new Point(
                    e.multiply(f).mod(P),
                    g.multiply(h).mod(P),
                    f.multiply(g).mod(P),
                    e.multiply(h).mod(P));
        }

        /** y, little-endian, with the lowest bit of x as the highest bit. */
        Bytes encoded() {
            BigInteger inverse = z.modInverse(P);
            BigInteger affineX = x.multiply(inverse).mod(P);
            BigInteger affineY = y.multiply(inverse).mod(P);
            byte[] bytes = Arrays.copyOf(reversed(affineY.toByteArray()), LENGTH);
            if (affineX.testBit(0)) {
                bytes[LENGTH - 1] |= Byte.MIN_VALUE;
            }
            return Bytes.of(bytes);
        }
    }
}
