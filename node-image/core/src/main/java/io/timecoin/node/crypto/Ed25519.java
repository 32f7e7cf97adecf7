package io.timecoin.node.crypto;

import com.amazon.corretto.crypto.provider.AmazonCorrettoCryptoProvider;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.util.Arrays;

/**
 * Ed25519 (RFC 8032, pure) through Amazon Corretto Crypto Provider alone: libraries disagree on
 * signatures at the edges, so there is no silent second one. Safe for use by several threads.
 *
 * <p>The provider is not registered with the platform; keys reach it in their standard encodings.
 */
public final class Ed25519 implements SignatureVerifier {
    /** Length in bytes of the secret that a key pair is made of. */
    public static final int SEED_LENGTH = 32;

    private static final String SIGNATURE_ALGORITHM = "Ed25519";

    private static final String KEY_ALGORITHM = "EdDSA";

    /** What stands before the seed in PKCS#8. */
    private static final Bytes PKCS8_PREFIX = Bytes.fromHex("302e020100300506032b657004220420");

    /** What stands before the key in X.509. */
    private static final Bytes X509_PREFIX = Bytes.fromHex("302a300506032b6570032100");

    private final AmazonCorrettoCryptoProvider provider;

    /**
     * Loads the provider and tries it once, so that later a failure can only mean a bad signature.
     *
     * @throws IllegalStateException if the provider does not work here
     */
    public Ed25519() {
        provider = new AmazonCorrettoCryptoProvider();
        if (provider.getLoadingError() != null) {
            throw new IllegalStateException(
                    "Amazon Corretto Crypto Provider has no library for this machine",
                    provider.getLoadingError());
        }
        Bytes message = Bytes.utf8("self-test");
        Signer signer = signer(Bytes.of(new byte[SEED_LENGTH]));
        if (!verify(signer.publicKey(), message, signer.sign(message))) {
            throw new IllegalStateException(
                    "Amazon Corretto Crypto Provider refuses its own signature");
        }
    }

    /** Checks the equation without cofactor and refuses an unreduced S, as the reference does. */
    @Override
    public boolean verify(PublicKey key, Bytes message, Signature signature) {
        try {
            java.security.Signature verifier = newSignature();
            verifier.initVerify(new EncodedPublicKey(key));
            verifier.update(message.toArray());
            return verifier.verify(signature.bytes().toArray());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    /**
     * The signer of a key pair.
     *
     * @param seed {@link #SEED_LENGTH} secret bytes; fresh random ones make a new key pair
     */
    public Signer signer(Bytes seed) {
        if (seed.length() != SEED_LENGTH) {
            throw new IllegalArgumentException(
                    "a seed has " + SEED_LENGTH + " bytes, not " + seed.length());
        }
        return new SeedSigner(publicKey(seed), new EncodedPrivateKey(seed));
    }

    /** Multiplies the base point by the clamped half of SHA-512(seed) (RFC 8032, section 5.1.5). */
    private static PublicKey publicKey(Bytes seed) {
        byte[] scalar = Arrays.copyOf(sha512(seed), SEED_LENGTH);
        scalar[0] &= (byte) 0b1111_1000;
        scalar[SEED_LENGTH - 1] &= 0b0111_1111;
        scalar[SEED_LENGTH - 1] |= 0b0100_0000;
        BigInteger multiple = EdwardsCurve.littleEndian(scalar);
        return new PublicKey(EdwardsCurve.encodedMultipleOfBase(multiple));
    }

    private static byte[] sha512(Bytes message) {
        try {
            return MessageDigest.getInstance("SHA-512").digest(message.toArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks SHA-512", e);
        }
    }

    private java.security.Signature newSignature() throws GeneralSecurityException {
        return java.security.Signature.getInstance(SIGNATURE_ALGORITHM, provider);
    }

    private final class SeedSigner implements Signer {
        private final PublicKey publicKey;
        private final PrivateKey privateKey;

        private SeedSigner(PublicKey publicKey, PrivateKey privateKey) {
            this.publicKey = publicKey;
            this.privateKey = privateKey;
        }

        @Override
        public PublicKey publicKey() {
            return publicKey;
        }

        @Override
        public Signature sign(Bytes message) {
            try {
                java.security.Signature signer = newSignature();
                signer.initSign(privateKey);
                signer.update(message.toArray());
                return new Signature(Bytes.of(signer.sign()));
            } catch (GeneralSecurityException e) {
                throw new IllegalStateException("the crypto provider cannot sign", e);
            }
        }
    }

    /** A key as the provider takes it from anyone: by its encoding. */
    private interface EncodedKey extends Key {
        @Override
        default String getAlgorithm() {
            return KEY_ALGORITHM;
        }
    }

    private record EncodedPublicKey(PublicKey key) implements EncodedKey, java.security.PublicKey {
        @Override
        public String getFormat() {
            return "X.509";
        }

        @Override
        public byte[] getEncoded() {
            return X509_PREFIX.concat(key.bytes()).toArray();
        }
    }

    private record EncodedPrivateKey(Bytes seed) implements EncodedKey, PrivateKey {
        @Override
        public String getFormat() {
            return "PKCS#8";
        }

        @Override
        public byte[] getEncoded() {
            return PKCS8_PREFIX.concat(seed).toArray();
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "EncodedPrivateKey";
        }
    }
}
