package io.timecoin.node.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.timecoin.node.chain.Address;
import io.timecoin.node.chain.Genesis;
import io.timecoin.node.chain.NetworkType;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Ed25519;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.masternode.Tier;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A masternode of a test's network in this process: real disk, real sockets, real keys. */
final class TestNode {
    /** Far above what anything here takes, so that only a hang meets it. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;
    private final int index;
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private Optional<Node> running = Optional.empty();
    private Thread owner = new Thread(() -> {});

    private TestNode(Path directory, int index) {
        this.directory = directory;
        this.index = index;
    }

    /** Writes the files of a network whose blocks are a second apart, and starts nothing. */
    static List<TestNode> network(Path directory, int size) throws Exception {
        List<TestNode> nodes = new ArrayList<>();
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            TestNode node = new TestNode(directory, i);
            String address = Address.of(node.publicKey(), NetworkType.TESTNET).toString();
            members.add(new Member(node.publicKey(), Tier.FREE, address, node.name()));
            nodes.add(node);
        }
        Genesis genesis =
                new Genesis(
                        "test",
                        NetworkType.TESTNET,
                        1,
                        Instant.now().getEpochSecond(),
                        members,
                        List.of());
        Files.writeString(directory.resolve("genesis.json"), genesis.toJson());
        for (TestNode node : nodes) {
            node.writeFiles();
        }
        connect(nodes);
        return nodes;
    }

    /** Tells each node where those listen that run. */
    static void connect(List<TestNode> nodes) throws IOException {
        connect(nodes, List.of());
    }

    /** @param others entries for peers that are no nodes of the test */
    static void connect(List<TestNode> nodes, List<String> others) throws IOException {
        String list =
                Stream.concat(
                                nodes.stream()
                                        .filter(node -> node.running.isPresent())
                                        .map(TestNode::peerEntry),
                                others.stream())
                        .collect(Collectors.joining(", ", "[", "]"));
        for (TestNode node : nodes) {
            Path fresh = node.file("fresh");
            Files.writeString(fresh, list);
            Files.move(fresh, node.file("peers.yaml"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void writeFiles() throws Exception {
        KeyFile.create(file("key.pem"), seed());
        Files.writeString(
                file("node.yaml"),
                """
                name: %s
                network: Testnet
                dataDir: %s
                genesisFile: %s
                keyFile: %s
                p2p: {listen: "127.0.0.1:0"}
                rpc: {listen: "127.0.0.1:0"}
                peersFile: %s
                dialBackoffInitial: 250ms
                dialBackoffMax: 1s
                """
                        .formatted(
                                name(),
                                file("data"),
                                directory.resolve("genesis.json"),
                                file("key.pem"),
                                file("peers.yaml")));
    }

    private Path file(String name) {
        return directory.resolve(name() + "-" + name);
    }

    private Bytes seed() {
        byte[] seed = new byte[KeyFile.SEED_LENGTH];
        seed[0] = (byte) (index + 1);
        return Bytes.of(seed);
    }

    private PublicKey publicKey() {
        return new Ed25519().signer(seed()).publicKey();
    }

    String name() {
        return "free-" + index;
    }

    private String peerEntry() {
        return "{id: %s, address: \"127.0.0.1:%d\", name: %s}"
                .formatted(NodeId.of(publicKey()), p2pAddress().getPort(), name());
    }

    InetSocketAddress p2pAddress() {
        return running.orElseThrow().p2pAddress();
    }

    Path configFile() {
        return file("node.yaml");
    }

    /** @param flags settings over those of the file */
    NodeSetup setup(Map<String, String> flags) throws Exception {
        return NodeSetup.read(ConfigReader.read(configFile(), Map.of(), flags));
    }

    void start() throws Exception {
        start(Map.of());
    }

    /** @param flags settings over those of the file */
    void start(Map<String, String> flags) throws Exception {
        Node node = Node.start(setup(flags), LoopClock.system());
        running = Optional.of(node);
        owner =
                Thread.ofPlatform()
                        .name(name())
                        .uncaughtExceptionHandler((_, e) -> failure.set(e))
                        .start(() -> run(node));
    }

    private void run(Node node) {
        try (node) {
            node.run();
        } catch (InterruptedException e) {
            failure.set(e);
        }
    }

    void stop() throws InterruptedException {
        running.ifPresent(Node::stop);
        owner.join(PATIENCE);
        assertThat(owner.isAlive()).isFalse();
        assertThat(failure).hasNullValue();
        running = Optional.empty();
    }

    /** What {@code GET /status} answers. */
    JsonNode status() throws Exception {
        return JSON.readTree(get("/status"));
    }

    /** What the node's port answers. */
    String get(String path) throws Exception {
        URI uri =
                URI.create(
                        "http://127.0.0.1:" + running.orElseThrow().rpcAddress().getPort() + path);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    client.send(
                            HttpRequest.newBuilder(uri).build(),
                            HttpResponse.BodyHandlers.ofString());
            return response.body();
        }
    }

    long height() throws Exception {
        return status().at("/chain/height").asLong();
    }

    /** The hash of a recent height, or nothing. */
    Optional<String> hash(long height) throws Exception {
        for (JsonNode block : status().at("/chain/recent")) {
            if (block.get("height").asLong() == height) {
                return Optional.of(block.get("hash").asText());
            }
        }
        return Optional.empty();
    }

    void awaitHeight(long height) throws Exception {
        await(name() + " at height " + height, () -> height() >= height);
    }

    void awaitPeers(int peers) throws Exception {
        await(name() + " with " + peers + " peers", () -> status().get("peers").size() == peers);
    }

    void awaitFailedHandshake() throws Exception {
        await(
                name() + " with a failed handshake",
                () -> status().at("/handshakes/failed").asLong() > 0);
    }

    private void await(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            assertThat(failure).hasNullValue();
            assertThat(System.nanoTime())
                    .as("waiting for %s: %s", what, status())
                    .isLessThan(deadline);
            // Between two looks, so that looking does not take the processor from the nodes.
            Thread.sleep(LOOK_EVERY);
        }
    }
}
