package io.timecoin.node.crypto;

/** An Ed25519 public key in its 32-byte form: the identity of a node and of an owner. */
public record PublicKey(Bytes bytes) implements Comparable<PublicKey> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    public PublicKey {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "a public key has " + LENGTH + " bytes, not " + bytes.length());
        }
    }

    /** Parses lower- or upper-case hexadecimal digits. */
    public static PublicKey fromHex(String hex) {
        return new PublicKey(Bytes.fromHex(hex));
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public int compareTo(PublicKey other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
