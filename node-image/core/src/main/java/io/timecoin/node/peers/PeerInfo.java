package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import java.util.List;
import java.util.Optional;

/**
 * Who is at the other end of a ready connection.
 *
 * @param publicKey proven by the handshake; a reference node has none
 * @param name as configured, else as the peer calls itself, else empty
 * @param address where the peer can be dialled as far as known, else whence it connected
 * @param version of its software, or empty
 * @param encrypted whether nobody on the way can read the connection
 * @param capabilities as it announced them; none for a reference node
 */
public record PeerInfo(
        Optional<PublicKey> publicKey,
        String name,
        PeerAddress address,
        Direction direction,
        boolean encrypted,
        String version,
        List<String> capabilities) {
    public PeerInfo {
        capabilities = List.copyOf(capabilities);
    }

    /** The proven identity; a reference node has none. */
    public Optional<NodeId> nodeId() {
        return publicKey.map(NodeId::of);
    }

    /** Whether it speaks protocol v1 only and must not be sent anything else (PROTOCOL 17). */
    public boolean isReference() {
        return publicKey.isEmpty();
    }

    /**
     * Whether it loses parts of long lines, takes the rest for garbage and bans this node: a reference node does on
     * connections that it accepted, the only ones on which it asks (PROTOCOL 3.3).
     */
    public boolean takesShortLines() {
        return isReference() && direction == Direction.OUTBOUND;
    }

    /** Whether the peer announced the capability. */
    public boolean hasCapability(String capability) {
        return capabilities.contains(capability);
    }
}
