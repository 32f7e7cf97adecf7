package io.timecoin.node.crypto;

/** A SHA-256 digest: of a block header, a transaction, a UTXO set, a genesis. */
public record Hash(Bytes bytes) implements Comparable<Hash> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    /** 32 zero bytes: the hash before genesis, the empty merkle root, and nil in a vote. */
    public static final Hash ZERO = new Hash(Bytes.of(new byte[LENGTH]));

    public Hash {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "a hash has " + LENGTH + " bytes, not " + bytes.length());
        }
    }

    /** Parses lower- or upper-case hexadecimal digits. */
    public static Hash fromHex(String hex) {
        return new Hash(Bytes.fromHex(hex));
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public int compareTo(Hash other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
