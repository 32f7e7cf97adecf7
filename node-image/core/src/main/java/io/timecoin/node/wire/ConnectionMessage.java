package io.timecoin.node.wire;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Signature;
import java.util.List;
import java.util.Optional;

/** Messages that open, watch and describe a connection, and those that exchange peers. */
public sealed interface ConnectionMessage extends Message {
    /**
     * The first line of the side that dialled.
     *
     * @param magic four bytes, {@link #MAGIC} on every network
     * @param network a name that reference nodes only log
     * @param node who we are; reference nodes neither send nor read it
     */
    record Handshake(Bytes magic, int protocolVersion, String network, Optional<NodeHello> node)
            implements ConnectionMessage {
        /** "TIME", the magic of every network (PROTOCOL 1). */
        public static final Bytes MAGIC = Bytes.utf8("TIME");

        /** The only version of the protocol that reference nodes accept. */
        public static final int PROTOCOL_VERSION = 1;
    }

    /**
     * The answer to a handshake.
     *
     * @param messageType {@code Handshake}, or {@code Encrypt} where both sides can and the handshake is to begin
     *     anew inside TLS; nothing else is ever acknowledged
     * @param node who the accepting side is
     * @param signature proof that the sender owns its key, over both nonces, both ids, the genesis
     *     and, on an encrypted connection, what binds it
     */
    record Ack(String messageType, Optional<NodeHello> node, Optional<Signature> signature)
            implements ConnectionMessage {}

    record Ping(long nonce, long timestamp) implements ConnectionMessage {}

    /** The answer to a ping of the same nonce, with the sender's own time. */
    record Pong(long nonce, long timestamp) implements ConnectionMessage {}

    record GetPeers() implements ConnectionMessage {}

    /**
     * Addresses that the sender knows.
     *
     * @param peers addresses as {@code host} or {@code host:port}, unverified
     */
    record PeersResponse(List<String> peers) implements ConnectionMessage {
        public PeersResponse {
            peers = List.copyOf(peers);
        }
    }

    /** Known to the protocol, sent by nobody. */
    record Version(
            String version,
            String commitDate,
            String commitCount,
            int protocolVersion,
            String network,
            String listenAddr,
            long timestamp,
            List<String> capabilities,
            Optional<String> walletAddress,
            Optional<String> genesisHash)
            implements ConnectionMessage {
        public Version {
            capabilities = List.copyOf(capabilities);
        }
    }
}
