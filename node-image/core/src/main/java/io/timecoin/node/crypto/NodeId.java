package io.timecoin.node.crypto;

/** The identity of a node: SHA-256 of its public key. The lower one of a pair dials. */
public record NodeId(Bytes bytes) implements Comparable<NodeId> {
    /** Length in bytes. */
    public static final int LENGTH = 32;

    public NodeId {
        if (bytes.length() != LENGTH) {
            throw new IllegalArgumentException(
                    "a node id has " + LENGTH + " bytes, not " + bytes.length());
        }
    }

    /** The identity that belongs to a key. */
    public static NodeId of(PublicKey key) {
        return new NodeId(Sha256.hash(key.bytes()).bytes());
    }

    /** Parses lower- or upper-case hexadecimal digits. */
    public static NodeId fromHex(String hex) {
        return new NodeId(Bytes.fromHex(hex));
    }

    public String toHex() {
        return bytes.toHex();
    }

    @Override
    public int compareTo(NodeId other) {
        return bytes.compareTo(other.bytes);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
