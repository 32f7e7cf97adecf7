package io.timecoin.node.app;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.log.LogFormat;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.Encryption;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.sync.TrustedBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.slf4j.event.Level;

/**
 * The checked configuration of a node.
 *
 * @param version the tag of the image, which the node reports; {@code TIME_VERSION}, set when the image is built
 * @param commit of the sources, {@code TIME_COMMIT}
 * @param network what the node says that it belongs to, even where the genesis says otherwise
 */
public record NodeConfig(
        String name,
        String version,
        String commit,
        NetworkType network,
        Path dataDir,
        Optional<Long> keepBlocks,
        Optional<TrustedBlock> trusted,
        Path genesisFile,
        Path keyFile,
        ListenAddress p2pListen,
        Optional<PeerAddress> p2pAdvertise,
        Encryption p2pEncryption,
        Rpc rpc,
        Peers peers,
        Log log,
        PeerTimes peerTimes,
        ConsensusTimes consensusTimes) {
    /** The name of a network in settings, handshakes and the status: {@code Testnet} or {@code Mainnet}. */
    static String nameOf(NetworkType network) {
        String name = network.wireName();
        return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    /**
     * Whom the HTTP side serves.
     *
     * @param tokenFile a secret that opens JSON-RPC beside the cookie
     * @param methods the methods of JSON-RPC that are served; all if it is empty
     * @param origins the web pages that may call
     * @param callsPerSecond of one client address
     */
    public record Rpc(
            ListenAddress listen,
            Optional<Path> tokenFile,
            Set<String> methods,
            Set<String> origins,
            int callsPerSecond) {
        public Rpc {
            methods = Set.copyOf(methods);
            origins = Set.copyOf(origins);
        }
    }

    /** Where the list of peers comes from. */
    public sealed interface Peers {
        /** It stands in the configuration and does not change. */
        record Fixed(List<ConfiguredPeer> entries) implements Peers {
            public Fixed {
                entries = List.copyOf(entries);
            }
        }

        /** It stands in a file that may change while the node runs. */
        record InFile(Path file) implements Peers {}
    }

    /** How the node logs; lines below the level are left out. */
    public record Log(LogFormat format, Level level) {}

    /** Times of connections (architecture.md §4). */
    public record PeerTimes(
            Duration handshakeTimeout,
            Duration dialBackoffInitial,
            Duration dialBackoffMax,
            Duration pingInterval) {}

    /** Timeouts of a round, the longest that doubling makes of them, and how often messages are sent again. */
    public record ConsensusTimes(
            Duration propose,
            Duration prevote,
            Duration precommit,
            Duration resend,
            Duration max) {}
}
