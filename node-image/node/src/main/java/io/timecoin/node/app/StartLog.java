package io.timecoin.node.app;

import ch.qos.logback.classic.Level;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.log.LogConfigurator;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The first lines of the log: who the node is, where it listens, and what looks wrong about its setup. */
final class StartLog {
    private static final Logger LOG = LoggerFactory.getLogger("node");

    private StartLog() {}

    /** Writes the log as configured from now on. */
    static void use(NodeConfig.Log log) {
        LogConfigurator.use(log.format());
        if (LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)
                instanceof ch.qos.logback.classic.Logger root) {
            root.setLevel(Level.convertAnSLF4JLevel(log.level()));
        }
    }

    static void write(NodeSetup setup, InetSocketAddress p2p, InetSocketAddress rpc) {
        NodeConfig config = setup.config();
        NodeId id = NodeId.of(setup.signer().publicKey());
        LOG.atInfo()
                .addKeyValue("name", config.name())
                .addKeyValue("version", config.version())
                .addKeyValue("network", NodeConfig.nameOf(config.network()))
                .addKeyValue("genesis", setup.genesis().hash())
                .addKeyValue("nodeId", id)
                .addKeyValue("p2p", address(p2p))
                .addKeyValue("rpc", address(rpc))
                .addKeyValue("millisSinceProcessStart", sinceProcessStart().toMillis())
                .log("node started");
        setup.foreignNetwork()
                .ifPresent(network ->
                        LOG.atWarn()
                                .addKeyValue("configured", NodeConfig.nameOf(network))
                                .addKeyValue("genesis", NodeConfig.nameOf(setup.genesis().type()))
                                .log(
                                        "the configured network is not the one of the"
                                                + " genesis: no peer will complete a"
                                                + " handshake; set network to the genesis'"
                                                + " own"));
        if (!setup.genesis().memberSet().contains(setup.signer().publicKey())) {
            LOG.atWarn()
                    .addKeyValue("publicKey", setup.signer().publicKey())
                    .log(
                            "this key is no masternode of the network: the node follows the chain only");
        }
    }

    private static String address(InetSocketAddress address) {
        return new ListenAddress(address.getAddress().getHostAddress(), address.getPort())
                .toString();
    }

    private static Duration sinceProcessStart() {
        Instant now = Instant.now();
        return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
    }
}
