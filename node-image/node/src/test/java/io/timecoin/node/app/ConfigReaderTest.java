package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.log.LogFormat;
import io.timecoin.node.peers.ConfiguredPeer;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.sync.TrustedBlock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.event.Level;

class ConfigReaderTest {
    private static final String ID = "ab".repeat(32);

    @TempDir private Path directory;
    private Path file;

    @BeforeEach
    void nameFile() {
        file = directory.resolve("node.yaml");
    }

    private NodeConfig read(String yaml) throws IOException, BadConfiguration {
        return read(yaml, Map.of(), Map.of());
    }

    private NodeConfig read(String yaml, Map<String, String> environment, Map<String, String> flags)
            throws IOException, BadConfiguration {
        Files.writeString(file, yaml);
        return ConfigReader.read(file, environment, flags);
    }

    @Test
    void anEmptyFileGivesTheDefaultsOfATestNetwork() throws Exception {
        NodeConfig config = read("");

        assertThat(config.network()).isEqualTo(NetworkType.TESTNET);
        assertThat(config.p2pListen()).hasToString("0.0.0.0:24100");
        assertThat(config.rpc().listen()).hasToString("127.0.0.1:24101");
        assertThat(config.peerTimes().handshakeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(config.consensusTimes().propose()).isEqualTo(Duration.ofMillis(600));
        assertThat(config.peers()).isInstanceOf(NodeConfig.Peers.Fixed.class);
    }

    @Test
    void theMainNetworkHasItsOwnPorts() throws Exception {
        NodeConfig config = read("network: Mainnet");

        assertThat(config.p2pListen().port()).isEqualTo(24_000);
        assertThat(config.rpc().listen().port()).isEqualTo(24_001);
    }

    @Test
    void everyKeyIsRead() throws Exception {
        NodeConfig config =
                read(
                        """
                        name: gold-0
                        network: Testnet
                        dataDir: /data
                        genesisFile: /g.json
                        keyFile: /k.pem
                        p2p: {listen: "127.0.0.1:0", advertise: "gold-0.testnet:24100"}
                        rpc:
                          listen: "[::1]:24101"
                          tokenFile: /t
                          methods: getblock, getblockcount
                          origins: "https://wallet.example"
                          callsPerSecond: 50
                        peers:
                          - {id: %s, address: "127.0.0.1:1", name: gold-1}
                          - {address: "seed.example:24100"}
                        log: {format: json, level: debug}
                        handshakeTimeout: 1s
                        dialBackoffInitial: 250ms
                        dialBackoffMax: 2s
                        pingInterval: 1m
                        consensus: {propose: 1s, prevote: 2s, precommit: 3s, resend: 4s, max: 1h}
                        """
                                .formatted(ID));

        assertThat(config.name()).isEqualTo("gold-0");
        assertThat(config.dataDir()).isEqualTo(Path.of("/data"));
        assertThat(config.genesisFile()).isEqualTo(Path.of("/g.json"));
        assertThat(config.keyFile()).isEqualTo(Path.of("/k.pem"));
        assertThat(config.p2pListen()).isEqualTo(new ListenAddress("127.0.0.1", 0));
        assertThat(config.p2pAdvertise()).contains(new PeerAddress("gold-0.testnet", 24_100));
        assertThat(config.rpc().listen()).isEqualTo(new ListenAddress("::1", 24_101));
        assertThat(config.rpc().tokenFile()).contains(Path.of("/t"));
        assertThat(config.rpc().methods()).containsExactlyInAnyOrder("getblock", "getblockcount");
        assertThat(config.rpc().origins()).containsExactly("https://wallet.example");
        assertThat(config.rpc().callsPerSecond()).isEqualTo(50);
        assertThat(((NodeConfig.Peers.Fixed) config.peers()).entries())
                .extracting(ConfiguredPeer::name)
                .containsExactly("gold-1", "");
        assertThat(config.log()).isEqualTo(new NodeConfig.Log(LogFormat.JSON, Level.DEBUG));
        assertThat(config.peerTimes().pingInterval()).isEqualTo(Duration.ofMinutes(1));
        assertThat(config.peerTimes().dialBackoffInitial()).isEqualTo(Duration.ofMillis(250));
        assertThat(config.consensusTimes().max()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void unknownMethodIsNamedWithTheKnownOnes() {
        assertThatThrownBy(() -> read("rpc: {methods: getblok}"))
                .hasMessageContaining("rpc.methods")
                .hasMessageContaining("no method \"getblok\": there are getblockchaininfo");
    }

    @Test
    void aTrustedBlockIsAHeightAndAHash() throws Exception {
        NodeConfig config = read("sync: {trustedHeight: 7, trustedHash: %s}".formatted(ID));

        assertThat(config.trusted()).contains(new TrustedBlock(7, Hash.fromHex(ID)));
        assertThat(read("").trusted()).isEmpty();
    }

    @Test
    void halfOfATrustedBlockOrAStrangeOneIsRefused() {
        assertThatThrownBy(() -> read("sync: {trustedHeight: 7}"))
                .hasMessageContaining(
                        "sync.trustedHeight: give sync.trustedHash of that block too");
        assertThatThrownBy(() -> read("sync: {trustedHash: %s}".formatted(ID)))
                .hasMessageContaining(
                        "sync.trustedHash: give sync.trustedHeight of that block too");
        assertThatThrownBy(() -> read("sync: {trustedHeight: 0, trustedHash: abc}"))
                .hasMessageContaining("sync.trustedHeight: \"0\" is not a whole number from 1")
                .hasMessageContaining("sync.trustedHash: \"abc\" is not a hash of 64");
    }

    @Test
    void environmentGoesOverFileAndFlagsOverBoth() throws Exception {
        String yaml = "name: file\npingInterval: 1s\nnetwork: Testnet";
        Map<String, String> environment =
                Map.of("TIME_NAME", "environment", "TIME_NETWORK", "Mainnet", "PATH", "/bin");

        NodeConfig config = read(yaml, environment, Map.of("name", "flag"));

        assertThat(config.name()).isEqualTo("flag");
        assertThat(config.network()).isEqualTo(NetworkType.MAINNET);
        assertThat(config.peerTimes().pingInterval()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void versionAndCommitComeFromTheImage() throws Exception {
        NodeConfig config =
                read("", Map.of("TIME_VERSION", "1.0.1", "TIME_COMMIT", "abc"), Map.of());

        assertThat(config.version()).isEqualTo("1.0.1");
        assertThat(config.commit()).isEqualTo("abc");
    }

    @Test
    void whatKubernetesPutsThereForAServiceIsNoSetting() throws Exception {
        Map<String, String> environment =
                Map.of(
                        "TIME_SEED_SERVICE_HOST", "10.0.0.1",
                        "TIME_SEED_PORT_24100_TCP_ADDR", "10.0.0.1",
                        "TIME_SEED_PORT", "tcp://10.0.0.1:24100");

        assertThat(read("", environment, Map.of()).name()).isEqualTo("node");
    }

    @Test
    void allProblemsAreToldTogetherWithTheirPlaces() {
        String yaml =
                """
                name: Gold 0
                nam: x
                p2p: {lisen: "127.0.0.1:1", listen: here}
                rpc: 24101
                pingInterval: 30
                peers: [{id: xyz, address: "127.0.0.1:1"}, {adress: "127.0.0.1:1"}]
                """;

        assertThatThrownBy(() ->
                        read(
                                yaml,
                                Map.of("TIME_NETWROK", "Testnet"),
                                Map.of("log.format", "xml", "log", "json")))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining(file + ": name: \"Gold 0\" is not a name")
                .hasMessageContaining(file + ": nam: unknown key; known keys: name, network")
                .hasMessageContaining(file + ": p2p.lisen: unknown key")
                .hasMessageContaining(file + ": p2p.listen: \"here\" is not host:port")
                .hasMessageContaining(file + ": rpc: must be keys and values")
                .hasMessageContaining(file + ": pingInterval: \"30\" is not a length of time")
                .hasMessageContaining(file + ": peers[0].id: \"xyz\" is not a node id")
                .hasMessageContaining(file + ": peers[1].adress: unknown key; known keys: id")
                .hasMessageContaining(file + ": peers[1].address: is missing")
                .hasMessageContaining("environment variable TIME_NETWROK: unknown; known variables")
                .hasMessageContaining("--set log.format: \"xml\" is not one of text, json")
                .hasMessageContaining("--set log: unknown key");
    }

    @Test
    void aPeerListedTwiceIsRefused() {
        String peer = "{id: %s, address: \"127.0.0.1:1\"}".formatted(ID);

        assertThatThrownBy(() -> read("peers: [" + peer + ", " + peer + "]"))
                .hasMessageContaining("peers[1]: the id " + ID + " stands there twice");
    }

    @Test
    void aListOfPeersAndAFileOfPeersExcludeEachOther() {
        assertThatThrownBy(() -> read("peers: []\npeersFile: /etc/time/peers.yaml"))
                .hasMessageContaining("either peers or peersFile");
    }

    @Test
    void peersInAnEnvironmentVariableAreRefusedWithTheWayToDoIt() {
        assertThatThrownBy(() -> read("", Map.of("TIME_PEERS", "127.0.0.1:1"), Map.of()))
                .hasMessageContaining("name a peersFile");
    }

    @Test
    void aKeyThatStandsThereTwiceIsRefused() {
        assertThatThrownBy(() -> read("name: a\nname: b"))
                .isInstanceOf(BadConfiguration.class)
                .hasMessageContaining(file + ", line 2");
    }

    @Test
    void aMissingFileIsNamed() {
        assertThatThrownBy(() -> ConfigReader.read(file, Map.of(), Map.of()))
                .isInstanceOf(BadConfiguration.class)
                .hasMessage(file + ": there is no such file");
    }

    @Test
    void backoffCannotBeginAboveItsEnd() {
        assertThatThrownBy(() -> read("dialBackoffInitial: 10s\ndialBackoffMax: 1s"))
                .hasMessageContaining("dialBackoffInitial: is longer than dialBackoffMax");
    }
}
