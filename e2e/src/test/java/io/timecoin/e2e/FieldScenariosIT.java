package io.timecoin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What befell networks in the field, once with processes, sockets and disks of this machine; the simulation has each of it
 * in many ways. One network of four goes through all of it.
 */
class FieldScenariosIT {
    private static final List<String> NAMES = List.of("gold-0", "silver-0", "bronze-0", "free-0");

    /** Room for a chain of some hundred blocks, and little more. */
    private static final String DISK_SIZE = "48m";

    @TempDir private static Path folder = Path.of("");

    private static Timenet timenet = new Timenet(folder);
    private static List<Node> nodes = List.of();
    private static List<NodeProcess> processes = List.of();

    @BeforeAll
    static void bringUp() {
        timenet = new Timenet(folder);
        timenet.up().succeeded();
        NetworkFolder network = new NetworkFolder(timenet.stateFolder());
        processes = NAMES.stream().map(network::node).map(NodeProcess::new).toList();
        List<Node> bySlot =
                IntStream.range(0, NAMES.size())
                        .mapToObj(slot -> new Node(timenet.rpc(slot)))
                        .toList();
        nodes = NAMES.stream().map(name -> named(bySlot, name)).toList();
    }

    private static Node named(List<Node> nodes, String name) {
        return nodes.stream()
                .filter(node -> text(node, "/name").equals(name))
                .findFirst()
                .orElseThrow();
    }

    @AfterAll
    static void takeDown() {
        timenet.down();
    }

    @BeforeEach
    @AfterEach
    void allGoOnWithOneHash() {
        awaitBlocks(nodes, 2);
        Eventually.await("one hash at one height", FieldScenariosIT::agree);
    }

    @Test
    void oneNodeBehind() {
        timenet.run("stop", "gold-0").succeeded();
        awaitBlocks(nodes.subList(1, 4), 20);

        timenet.run("start", "gold-0").succeeded();

        awaitCaughtUp(nodes.getFirst());
    }

    @Test
    void aMinorityCutOffAndBack() {
        NodeProcess silver = processes.get(1);
        silver.freeze();
        try {
            awaitBlocks(List.of(nodes.get(0), nodes.get(2), nodes.get(3)), 10);
        } finally {
            silver.thaw();
        }

        awaitCaughtUp(nodes.get(1));
    }

    @Test
    void halfCutOffDecidesNothingAndGoesOn() {
        List<NodeProcess> half = processes.subList(2, 4);
        half.forEach(NodeProcess::freeze);
        long stopped = nodes.getFirst().height();
        try {
            long seconds = number(nodes.getFirst(), "/uptimeSeconds");
            Eventually.await(
                    "the slots of three blocks",
                    () -> number(nodes.getFirst(), "/uptimeSeconds") > seconds + 6);
            assertThat(nodes.getFirst().height()).isLessThanOrEqualTo(stopped + 1);
        } finally {
            half.forEach(NodeProcess::thaw);
        }
    }

    @Test
    void theMajorityKilledAtOnce() {
        processes.subList(0, 3).forEach(NodeProcess::kill);

        awaitBlocks(nodes, 3);
    }

    @Test
    void allKilledAtOnce() {
        processes.forEach(NodeProcess::kill);

        awaitBlocks(nodes, 3);
    }

    @Test
    void theLeaderKilled() {
        for (int i = 0; i < 3; i++) {
            String leader = text(nodes.getFirst(), "/consensus/leader");
            int index =
                    IntStream.range(0, NAMES.size())
                            .filter(at -> text(nodes.get(at), "/nodeId").equals(leader))
                            .findFirst()
                            .orElseThrow();
            List<Node> others = new ArrayList<>(nodes);
            Node killed = others.remove(index);

            processes.get(index).kill();

            awaitBlocks(others, 2);
            awaitCaughtUp(killed);
        }
    }

    @Test
    void aLostDiskUnderTheSameKey() {
        timenet.run("stop", "bronze-0").succeeded();
        processes.get(2).loseDisk();
        awaitBlocks(List.of(nodes.get(0), nodes.get(1), nodes.get(3)), 2);

        timenet.run("start", "bronze-0").succeeded();

        awaitCaughtUp(nodes.get(2));
        long height = nodes.getFirst().height();
        Eventually.await("it signs again", () -> lastSigned("bronze-0") > height);
    }

    @Test
    void twoProcessesWithOneKey() throws IOException {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "needs /proc to copy a process");
        Path data = Files.createDirectories(folder.resolve("twin/data"));
        Process twin = processes.get(3).startTwin(data);
        try {
            awaitBlocks(nodes.subList(0, 3), 10);
            assertThat(twin.isAlive()).as("the second process runs").isTrue();
        } finally {
            twin.destroyForcibly().onExit().join();
        }

        awaitCaughtUp(nodes.get(3));
    }

    @Test
    void aFullDisk() throws IOException {
        timenet.run("stop", "gold-0").succeeded();
        NodeProcess gold = processes.getFirst();
        gold.loseDisk();
        Path data = Files.createDirectories(gold.folder().data());
        assumeTrue(
                mounts("mount", "-t", "tmpfs", "-o", "size=" + DISK_SIZE, "tmpfs", data.toString()),
                "needs the right to mount a small disk");
        try {
            timenet.run("start", "gold-0").succeeded();
            awaitCaughtUp(nodes.getFirst());
            Path filler = data.resolve("filler");
            NodeProcess.exitCode("dd", "if=/dev/zero", "of=" + filler, "bs=1M");
            // What its log has reserved would last for minutes; a new process needs space at once.
            gold.kill();
            Eventually.await(
                    "the line that says so",
                    () -> log(gold).contains("no space is left on the disk"));
            awaitBlocks(nodes.subList(1, 4), 5);

            Files.delete(filler);
            awaitCaughtUp(nodes.getFirst());
        } finally {
            timenet.run("stop", "gold-0");
            gold.kill();
            Eventually.await("the end of gold-0", () -> gold.running().isEmpty());
            NodeProcess.run("umount", data.toString());
            timenet.run("start", "gold-0").succeeded();
        }
    }

    private static boolean mounts(String... command) {
        boolean mounted = NodeProcess.exitCode(command) == 0;
        if (!mounted) {
            timenet.run("start", "gold-0").succeeded();
        }
        return mounted;
    }

    private static String log(NodeProcess process) {
        try {
            return Files.readString(process.folder().log());
        } catch (IOException unreadable) {
            return "";
        }
    }

    private static void awaitBlocks(List<Node> some, int count) {
        long goal = nodes.stream().mapToLong(Node::height).max().orElse(0) + count;
        Eventually.await(
                "height " + goal + " at " + some,
                () -> some.stream().allMatch(node -> node.height() >= goal));
    }

    private static void awaitCaughtUp(Node node) {
        long goal = nodes.stream().mapToLong(Node::height).max().orElse(0);
        Eventually.await(
                node + " at height " + goal + " and synced",
                () -> node.height() >= goal && text(node, "/synced").equals("true"));
    }

    /** Whether all have the same block at the highest height that all of them have. */
    private static boolean agree() {
        long common = nodes.stream().mapToLong(Node::height).min().orElse(0);
        List<String> hashes = nodes.stream().flatMap(node -> node.hash(common).stream()).toList();
        assertThat(hashes.stream().distinct().count())
                .as("hashes at height %d: %s", common, hashes)
                .isLessThanOrEqualTo(1);
        return common > 0 && hashes.size() == nodes.size();
    }

    /** The height that a masternode has signed last, as another one has seen it. */
    private static long lastSigned(String name) {
        return at(nodes.getFirst(), "/consensus/members").stream()
                .flatMap(JsonNode::valueStream)
                .filter(member -> member.path("name").asText().equals(name))
                .mapToLong(member -> member.path("lastSignedHeight").asLong())
                .findFirst()
                .orElse(-1);
    }

    private static String text(Node node, String pointer) {
        return at(node, pointer).map(JsonNode::asText).orElse("");
    }

    private static long number(Node node, String pointer) {
        return at(node, pointer).map(JsonNode::asLong).orElse(-1L);
    }

    private static Optional<JsonNode> at(Node node, String pointer) {
        return node.status().map(status -> status.at(pointer));
    }
}
