package io.timecoin.node.crypto;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the only hash function of the protocol (PROTOCOL 6.2). */
public final class Sha256 {
    private Sha256() {}

    /** The digest of the parts, one after the other. */
    public static Hash hash(Bytes... parts) {
        MessageDigest digest = digest();
        for (Bytes part : parts) {
            digest.update(part.toArray());
        }
        return new Hash(Bytes.of(digest.digest()));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
