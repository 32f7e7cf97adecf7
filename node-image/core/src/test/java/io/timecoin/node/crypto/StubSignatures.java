package io.timecoin.node.crypto;

import java.util.Map;
import java.util.TreeMap;

/**
 * Keyed hashes in place of signatures: nobody in a test forges them without the secret, and thousands of runs take seconds.
 * Verifies those of its own signers only.
 */
public final class StubSignatures implements SignatureVerifier {
    private final Map<PublicKey, Bytes> secrets = new TreeMap<>();

    /** A signer whose key follows from the name. */
    public Signer signer(String name) {
        Bytes secret = Sha256.hash(Bytes.utf8("secret of " + name)).bytes();
        PublicKey key = new PublicKey(Sha256.hash(secret).bytes());
        secrets.put(key, secret);
        return new StubSigner(key, secret);
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Signature signature) {
        Bytes secret = secrets.get(key);
        return secret != null && keyedHash(secret, message).equals(signature);
    }

    @Override
    public boolean isTrustworthy(PublicKey key) {
        return secrets.containsKey(key);
    }

    private static Signature keyedHash(Bytes secret, Bytes message) {
        byte[] once = Sha256.hash(secret, message).bytes().toArray();
        byte[] twice = new byte[Signature.LENGTH];
        System.arraycopy(once, 0, twice, 0, once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        return new Signature(Bytes.of(twice));
    }

    private record StubSigner(PublicKey publicKey, Bytes secret) implements Signer {
        @Override
        public Signature sign(Bytes message) {
            return keyedHash(secret, message);
        }
    }
}
