package io.timecoin.node.app;

import io.timecoin.api.ApiMethod;
import io.timecoin.api.OpenRpc;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.log.LogFormat;
import io.timecoin.node.peers.Encryption;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.rpc.RpcSettings;
import io.timecoin.node.store.PrunedStore;
import io.timecoin.node.sync.TrustedBlock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slf4j.event.Level;

/** Reads and checks the configuration: file, over it environment, over it flags. */
public final class ConfigReader {
    /** Where the image expects the file. */
    public static final Path DEFAULT_FILE = Path.of("/etc/time/node.yaml");

    /** As Kubernetes names Pods, so that a name can be part of one. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9]([a-z0-9.-]{0,61}[a-z0-9])?");

    private static final Pattern HASH = Pattern.compile("[0-9a-fA-F]{64}");

    private static final Pattern POSITIVE = Pattern.compile("[1-9][0-9]{0,8}");

    private final Problems problems = new Problems();
    private final GivenSettings given = new GivenSettings(problems);

    private ConfigReader() {}

    /**
     * Reads the configuration.
     *
     * @param environment all variables; those that begin with {@code TIME_} are settings
     * @param flags text by key, as after {@code --set}
     * @throws BadConfiguration with every problem found
     */
    public static NodeConfig read(
            Path file, Map<String, String> environment, Map<String, String> flags)
            throws BadConfiguration {
        ConfigReader reader = new ConfigReader();
        reader.given.addFile(file);
        reader.given.addEnvironment(environment);
        reader.given.addFlags(flags);
        return reader.check();
    }

    private NodeConfig check() throws BadConfiguration {
        NetworkType network = value(Setting.NETWORK, ConfigReader::network, NetworkType.TESTNET);
        NodeConfig config =
                new NodeConfig(
                        value(Setting.NAME, ConfigReader::name, "node"),
                        given.version(),
                        given.commit(),
                        network,
                        value(Setting.DATA_DIR, Path::of, Path.of("/var/lib/time")),
                        given(Setting.KEEP_BLOCKS, ConfigReader::keepBlocks),
                        trusted(),
                        value(Setting.GENESIS_FILE, Path::of, Path.of("/etc/time/genesis.json")),
                        value(Setting.KEY_FILE, Path::of, Path.of("/etc/time/key.pem")),
                        value(
                                Setting.P2P_LISTEN,
                                ListenAddress::parse,
                                new ListenAddress("0.0.0.0", network.p2pPort())),
                        given(Setting.P2P_ADVERTISE, PeerAddress::parse),
                        value(
                                Setting.P2P_ENCRYPTION,
                                text -> constant(Encryption.values(), text),
                                Encryption.PREFERRED),
                        rpc(network),
                        peers(),
                        log(),
                        peerTimes(),
                        consensusTimes());
        problems.throwIfAny();
        return config;
    }

    private Optional<TrustedBlock> trusted() {
        Optional<Integer> height = given(Setting.TRUSTED_HEIGHT, ConfigReader::positive);
        Optional<Hash> hash = given(Setting.TRUSTED_HASH, ConfigReader::hash);
        oneNeedsTheOther(Setting.TRUSTED_HEIGHT, Setting.TRUSTED_HASH);
        oneNeedsTheOther(Setting.TRUSTED_HASH, Setting.TRUSTED_HEIGHT);
        return height.flatMap(at -> hash.map(block -> new TrustedBlock(at, block)));
    }

    private void oneNeedsTheOther(Setting one, Setting other) {
        if (given.get(other).isEmpty()) {
            given.get(one)
                    .ifPresent(text ->
                            problems.add(
                                    text.place(), "give " + other.key() + " of that block too"));
        }
    }

    private NodeConfig.Rpc rpc(NetworkType network) {
        return new NodeConfig.Rpc(
                value(
                        Setting.RPC_LISTEN,
                        ListenAddress::parse,
                        new ListenAddress("127.0.0.1", network.rpcPort())),
                given(Setting.RPC_TOKEN_FILE, Path::of),
                value(Setting.RPC_METHODS, ConfigReader::methods, Set.of()),
                value(Setting.RPC_ORIGINS, ConfigReader::words, Set.of()),
                value(
                        Setting.RPC_CALLS_PER_SECOND,
                        ConfigReader::positive,
                        RpcSettings.CALLS_PER_SECOND));
    }

    private NodeConfig.Peers peers() {
        Optional<GivenSettings.Given> file = given.get(Setting.PEERS_FILE);
        Optional<GivenSettings.Given> list = given.get(Setting.PEERS);
        if (file.isPresent() && list.isPresent()) {
            problems.add(list.get().place(), "give either peers or peersFile, not both");
        }
        String place = list.map(GivenSettings.Given::place).orElse(Setting.PEERS.key());
        return file.<NodeConfig.Peers>map(
                        named -> new NodeConfig.Peers.InFile(Path.of(named.text())))
                .orElseGet(() ->
                        new NodeConfig.Peers.Fixed(
                                PeerEntries.parse(given.peers(), place, problems)));
    }

    private NodeConfig.Log log() {
        return new NodeConfig.Log(
                value(
                        Setting.LOG_FORMAT,
                        text -> constant(LogFormat.values(), text),
                        LogFormat.TEXT),
                value(Setting.LOG_LEVEL, text -> constant(Level.values(), text), Level.INFO));
    }

    /** Defaults: architecture.md §4 and PROTOCOL 4 (10 s to answer, 10 to 80 s between dials, a ping every 30 s). */
    private NodeConfig.PeerTimes peerTimes() {
        NodeConfig.PeerTimes times =
                new NodeConfig.PeerTimes(
                        time(Setting.HANDSHAKE_TIMEOUT, Duration.ofSeconds(10)),
                        time(Setting.DIAL_BACKOFF_INITIAL, Duration.ofSeconds(10)),
                        time(Setting.DIAL_BACKOFF_MAX, Duration.ofSeconds(80)),
                        time(Setting.PING_INTERVAL, Duration.ofSeconds(30)));
        if (times.dialBackoffInitial().compareTo(times.dialBackoffMax()) > 0) {
            problems.add(
                    Setting.DIAL_BACKOFF_INITIAL.key(),
                    "is longer than " + Setting.DIAL_BACKOFF_MAX.key());
        }
        return times;
    }

    /** Defaults: consensus.md §2. */
    private NodeConfig.ConsensusTimes consensusTimes() {
        NodeConfig.ConsensusTimes times =
                new NodeConfig.ConsensusTimes(
                        time(Setting.CONSENSUS_PROPOSE, Duration.ofMillis(600)),
                        time(Setting.CONSENSUS_PREVOTE, Duration.ofMillis(300)),
                        time(Setting.CONSENSUS_PRECOMMIT, Duration.ofMillis(300)),
                        time(Setting.CONSENSUS_RESEND, Duration.ofMillis(500)),
                        time(Setting.CONSENSUS_MAX, Duration.ofSeconds(8)));
        if (times.propose().compareTo(times.max()) > 0) {
            problems.add(
                    Setting.CONSENSUS_PROPOSE.key(),
                    "is longer than " + Setting.CONSENSUS_MAX.key());
        }
        return times;
    }

    private Duration time(Setting setting, Duration otherwise) {
        return value(setting, Durations::parse, otherwise);
    }

    private <T> T value(Setting setting, Function<String, T> parser, T otherwise) {
        return given(setting, parser).orElse(otherwise);
    }

    private <T> Optional<T> given(Setting setting, Function<String, T> parser) {
        return given.get(setting)
                .flatMap(text -> problems.parse(text.place(), text.text(), parser));
    }

    static NetworkType network(String text) {
        return Arrays.stream(NetworkType.values())
                .filter(type -> NodeConfig.nameOf(type).equals(text))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("\"" + text + "\" is not Testnet or Mainnet"));
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> methods(String text) {
        Set<String> names = words(text);
        List<String> known = OpenRpc.read().methods().stream().map(ApiMethod::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException(
                        "no method \"" + name + "\": there are " + String.join(", ", known));
            }
        }
        return names;
    }

    private static int positive(String text) {
        if (!POSITIVE.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a whole number from 1 to 999999999");
        }
        return Integer.parseInt(text);
    }

    private static Long keepBlocks(String text) {
        try {
            long blocks = Long.parseLong(text);
            if (blocks >= PrunedStore.MIN_KEPT) {
                return blocks;
            }
        } catch (NumberFormatException notANumber) {
            // Said below.
        }
        throw new IllegalArgumentException(
                "\"" + text + "\" is not a number of blocks from " + PrunedStore.MIN_KEPT + " on");
    }

    private static Hash hash(String text) {
        if (!HASH.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a hash of 64 hexadecimal digits");
        }
        return Hash.fromHex(text.toLowerCase(Locale.ROOT));
    }

    private static String name(String text) {
        if (!NAME.matcher(text).matches()) {
            throw new IllegalArgumentException(
                    "\""
                            + text
                            + "\" is not a name of 1 to 63 lower-case letters, digits, - and .");
        }
        return text;
    }

    private static <E extends Enum<E>> E constant(E[] constants, String text) {
        StringBuilder allowed = new StringBuilder();
        for (E constant : constants) {
            String name = constant.name().toLowerCase(Locale.ROOT);
            if (name.equals(text)) {
                return constant;
            }
            allowed.append(allowed.isEmpty() ? "" : ", ").append(name);
        }
        throw new IllegalArgumentException("\"" + text + "\" is not one of " + allowed);
    }
}
