package io.timecoin.node.wire;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import java.util.List;

/**
 * Who a node says it is: the extra field {@code node} of a handshake and its acknowledgement, which
 * reference nodes ignore.
 *
 * @param startMillis when the process started, in milliseconds since 1970: tells two starts apart
 * @param version of the software, for people
 * @param genesis hash of the network's first block; peers of another network part ways
 * @param capabilities such as {@link Capability#CONSENSUS}
 * @param nonce {@link #NONCE_LENGTH} fresh random bytes, which the other side signs
 * @param name what people call the node
 * @param listenAddress {@code host:port} to dial it at, or empty
 */
public record NodeHello(
        PublicKey publicKey,
        long startMillis,
        String version,
        Hash genesis,
        List<String> capabilities,
        Bytes nonce,
        String name,
        String listenAddress) {
    /** Length of the nonce in bytes. */
    public static final int NONCE_LENGTH = 32;

    public NodeHello {
        capabilities = List.copyOf(capabilities);
        if (nonce.length() != NONCE_LENGTH) {
            throw new IllegalArgumentException(
                    "a nonce has " + NONCE_LENGTH + " bytes, not " + nonce.length());
        }
    }

    /** The identity that belongs to the key. */
    public NodeId id() {
        return NodeId.of(publicKey);
    }

    /** Whether the node announced it. */
    public boolean hasCapability(String capability) {
        return capabilities.contains(capability);
    }
}
