package io.timecoin.node.crypto;

/** An Ed25519 signature in its 64-byte form. */
public record Signature(Bytes bytes) implements Comparable<Signature> {
    /** Length in bytes. */
    public static final int LENGTH = 64;

    public Signature {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "a signature has " + LENGTH + " bytes, not " + bytes.length());
        }
    }

    /** Parses lower- or upper-case hexadecimal digits. */
    public static Signature fromHex(String hex) {
        return new Signature(Bytes.fromHex(hex));
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public int compareTo(Signature other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
