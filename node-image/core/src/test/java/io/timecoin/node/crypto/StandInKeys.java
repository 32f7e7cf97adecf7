package io.timecoin.node.crypto;

import java.util.Map;
import java.util.TreeMap;

/** Keyed hashes in place of signatures: as hard to forge for the tests, and fast. */
public final class StandInKeys implements SignatureVerifier {
    private final Map<PublicKey, Bytes> secrets = new TreeMap<>();

    /** The signer of a name; its signatures hold from now on. */
    public Signer signer(String name) {
        Bytes secret = Sha256.hash(Bytes.utf8("secret of " + name)).bytes();
        PublicKey key = new PublicKey(Sha256.hash(secret).bytes());
        secrets.put(key, secret);
        return new Signer() {
            @Override
            public PublicKey publicKey() {
                return key;
            }

            @Override
            public Signature sign(Bytes message) {
                return keyedHash(secret, message);
            }
        };
    }

    @Override
    public boolean verify(PublicKey key, Bytes message, Signature signature) {
        Bytes secret = secrets.get(key);
        return secret != null && keyedHash(secret, message).equals(signature);
    }

    private static Signature keyedHash(Bytes secret, Bytes message) {
        byte[] twice = new byte[Signature.LENGTH];
        byte[] once = Sha256.hash(secret, message).bytes().toArray();
        System.arraycopy(once, 0, twice, 0, once.length);
        System.arraycopy(once, 0, twice, once.length, once.length);
        return new Signature(Bytes.of(twice));
    }
}
