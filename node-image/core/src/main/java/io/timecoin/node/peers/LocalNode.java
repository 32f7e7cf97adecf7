package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.Signer;
import io.timecoin.node.wire.NodeHello;
import java.util.List;
import java.util.Optional;

/**
 * What this node tells its peers about itself.
 *
 * @param network the network's name, e.g. {@code Testnet}; peers of ours must send the same
 * @param startMillis when this process started, in milliseconds since 1970
 * @param listenAddress where peers can dial this node, if it knows
 */
public record LocalNode(
        Signer signer,
        String name,
        String version,
        String network,
        Hash genesis,
        long startMillis,
        List<String> capabilities,
        Optional<PeerAddress> listenAddress) {
    public LocalNode {
        capabilities = List.copyOf(capabilities);
    }

    public NodeId id() {
        return NodeId.of(signer.publicKey());
    }

    /** How this node introduces itself on a connection with that nonce. */
    NodeHello hello(Bytes nonce) {
        return new NodeHello(
                signer.publicKey(),
                startMillis,
                version,
                genesis,
                capabilities,
                nonce,
                name,
                listenAddress.map(PeerAddress::toString).orElse(""));
    }
}
