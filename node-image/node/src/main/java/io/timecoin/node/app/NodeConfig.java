package io.timecoin.node.app;

import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
        Network network,
        Path dataDir,
        Path genesisFile,
        Path keyFile,
        ListenAddress p2pListen,
        Optional<PeerAddress> p2pAdvertise,
        ListenAddress rpcListen,
        Optional<Path> rpcTokenFile,
        Peers peers,
        Log log,
        PeerTimes peerTimes,
        ConsensusTimes consensusTimes) {

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

    /** How the node logs. */
    public record Log(Format format, Level level) {
        /** The form of a line. */
        public enum Format {
            TEXT,
            JSON
        }

        /** The least important line that is written. */
        public enum Level {
            ERROR,
            WARN,
            INFO,
            DEBUG
        }
    }

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
