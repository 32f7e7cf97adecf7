package io.timecoin.node.crypto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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

    /**
     * Any number of digests of one seed: SHA-256(seed ‖ i) for i = 0, 1, 2 … as 32 bits,
     * little-endian, one after the other.
     */
    public static byte[] expand(Hash seed, int digests) {
        MessageDigest digest = digest();
        byte[] start = seed.bytes().toArray();
        ByteBuffer expanded = ByteBuffer.allocate(digests * Hash.LENGTH);
        ByteBuffer counter = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < digests; i++) {
            digest.update(start);
            digest.update(counter.putInt(0, i).array());
            expanded.put(digest.digest());
        }
        return expanded.array();
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
