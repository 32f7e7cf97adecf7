package io.timecoin.node.app;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every setting of a node, by its key in the configuration file. */
public enum Setting {
    /** What people call the node. */
    NAME("name"),
    /** {@code Testnet} or {@code Mainnet}: what the node says it belongs to, and its default ports. */
    NETWORK("network"),
    /** Directory of the chain. */
    DATA_DIR("dataDir"),
    /** So many of the newest blocks are kept, and all certificates; without it all blocks are. */
    KEEP_BLOCKS("keepBlocks"),
    /** Height of a block that is known to be of the chain; with its hash. */
    TRUSTED_HEIGHT("sync.trustedHeight"),
    /** Hash of that block in 64 hexadecimal digits. */
    TRUSTED_HASH("sync.trustedHash"),
    GENESIS_FILE("genesisFile"),
    /** The masternode's private key, see {@link KeyFile}. */
    KEY_FILE("keyFile"),
    /** {@code host:port} to accept peers at; port 0 takes a free one. */
    P2P_LISTEN("p2p.listen"),
    /** {@code host:port} where peers reach the node. */
    P2P_ADVERTISE("p2p.advertise"),
    /** {@code off}, {@code preferred} or {@code required}: whether connections with peers are encrypted. */
    P2P_ENCRYPTION("p2p.encryption"),
    /** {@code host:port} of HTTP; port 0 takes a free one. */
    RPC_LISTEN("rpc.listen"),
    /** A file with a token that clients present for JSON-RPC, where they cannot read the node's cookie. */
    RPC_TOKEN_FILE("rpc.tokenFile"),
    /** The methods of JSON-RPC that are served, separated by commas; all by default. */
    RPC_METHODS("rpc.methods"),
    /** The origins of web pages that may call, separated by commas; none by default. */
    RPC_ORIGINS("rpc.origins"),
    /** Calls that one client address may make in a second. */
    RPC_CALLS_PER_SECOND("rpc.callsPerSecond"),
    /** The peers as a list in the configuration file. */
    PEERS("peers"),
    /** The peers as a list in a file of its own, which is read again when it changes. */
    PEERS_FILE("peersFile"),
    LOG_FORMAT("log.format"),
    LOG_LEVEL("log.level"),
    HANDSHAKE_TIMEOUT("handshakeTimeout"),
    DIAL_BACKOFF_INITIAL("dialBackoffInitial"),
    DIAL_BACKOFF_MAX("dialBackoffMax"),
    PING_INTERVAL("pingInterval"),
    CONSENSUS_PROPOSE("consensus.propose"),
    CONSENSUS_PREVOTE("consensus.prevote"),
    CONSENSUS_PRECOMMIT("consensus.precommit"),
    CONSENSUS_RESEND("consensus.resend"),
    CONSENSUS_MAX("consensus.max");

    /** What the environment variables of all settings begin with. */
    static final String VARIABLE_PREFIX = "TIME_";

    private final String key;

    Setting(String key) {
        this.key = key;
    }

    /** The path in the configuration file, and the name after {@code --set}. */
    public String key() {
        return key;
    }

    /** The environment variable: {@code p2p.listen} is {@code TIME_P2P_LISTEN}. */
    public String variable() {
        return VARIABLE_PREFIX
                + key.replace('.', '_')
                        .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                        .toUpperCase(Locale.ROOT);
    }

    static Optional<Setting> ofKey(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    static Optional<Setting> ofVariable(String variable) {
        return Arrays.stream(values())
                .filter(setting -> setting.variable().equals(variable))
                .findFirst();
    }

    /** Whether keys of the file stand below this one, as {@code p2p.listen} below {@code p2p}. */
    static boolean isSection(String key) {
        return Arrays.stream(values()).anyMatch(setting -> setting.key.startsWith(key + "."));
    }

    /** All keys, for messages. */
    static String knownKeys() {
        return Arrays.stream(values()).map(Setting::key).collect(Collectors.joining(", "));
    }

    /** All variables, for messages. */
    static String knownVariables() {
        return Arrays.stream(values()).map(Setting::variable).collect(Collectors.joining(", "));
    }
}
