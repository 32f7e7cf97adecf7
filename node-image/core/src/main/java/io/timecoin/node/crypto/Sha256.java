package io.timecoin.node.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256, the only hash function of the protocol (PROTOCOL 6.2). */
public final class Sha256 {
    private Sha256() {}

    /** The digest of the parts, one after the other. */
    public static Hash hash(Bytes... parts) {
        MessageDigest digest = digest();
        for (Bytes part : parts) {
            part.addTo(digest);
        }
        return new Hash(Bytes.of(digest.digest()));
    }

    /**
     * Any number of digests of one seed: SHA-256(seed ‖ i) for i = 0, 1, 2 … as 32 bits,
     * little-endian, one after the other.
     */
    public static byte[] expand(Hash seed, int digests) {
        MessageDigest digest = digest();
        ByteBuffer input =
                ByteBuffer.allocate(Hash.LENGTH + Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .put(seed.bytes().toArray());
        byte[] expanded = new byte[digests * Hash.LENGTH];
        for (int i = 0; i < digests; i++) {
            digest.update(input.putInt(Hash.LENGTH, i).array());
            finish(digest, expanded, i * Hash.LENGTH);
        }
        return expanded;
    }

    private static void finish(MessageDigest digest, byte[] target, int offset) {
        try {
            digest.digest(target, offset, Hash.LENGTH);
        } catch (DigestException e) {
            throw new IllegalStateException("the target holds the digest", e);
        }
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
