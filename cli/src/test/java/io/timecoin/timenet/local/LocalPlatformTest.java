package io.timecoin.timenet.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.operator.rollout.Action;
import io.timecoin.operator.rollout.network.ContainerState;
import io.timecoin.operator.rollout.network.Health;
import io.timecoin.operator.rollout.network.Masternode;
import io.timecoin.operator.rollout.network.NodeStatus;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.image.ImageStore;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.ProcessRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPlatformTest {
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final NetworkFolder network;
    private final ImageStore images;
    private final LocalPlatform platform;
    private final TimeNetwork first;
    private final TimeNetwork second;
    private final Path scratch;

    LocalPlatformTest(@TempDir Path folder) throws IOException {
        scratch = folder;
        network = new NetworkFolder(folder.resolve("a network"));
        images = new ImageStore(folder.resolve("images"));
        platform =
                new LocalPlatform(
                        network,
                        new NodeProcesses(
                                network,
                                images,
                                Path.of(System.getProperty("java.home"), "bin", "java")),
                        FreePorts.block(),
                        Clock.systemUTC());
        first = TestNetworks.withImage("time-node:1.0.0");
        second = TestNetworks.withImage("time-node:1.0.1");
    }

    @BeforeEach
    void prepare() throws IOException {
        FakeImages.add(images, "time-node:1.0.0", Map.of(), scratch);
        FakeImages.add(images, "time-node:1.0.1", Map.of(), scratch);
        new Preparation(network, platform.ports()).prepare(first);
        platform.keepRevision(first);
        platform.keepRevision(second);
    }

    @AfterEach
    void endProcesses() {
        network.nodes().forEach(NodeProcesses::kill);
        network.nodes().forEach(node -> NodeProcesses.end(node, Instant.now()));
        platform.close();
    }

    @Test
    void masternodesThatWereNeverStartedAreSeenWithoutRevisionAndInstance() {
        Masternode gold = look("gold-0");

        assertThat(gold.assigned()).isEmpty();
        assertThat(gold.instance()).isEmpty();
        assertThat(gold.health()).isEqualTo(new Health.NotRunning());
        assertThat(platform.observe(first).masternodes())
                .extracting(Masternode::name)
                .containsExactly("gold-0", "silver-0", "bronze-0", "free-0");
    }

    @Test
    void anAssignedMasternodeComesUpAndAnswersForItself() {
        String revision = assign("gold-0", first);

        Masternode gold = await("gold-0", Masternode::ready);

        assertThat(gold.assigned()).contains(revision);
        assertThat(gold.runs(revision)).isTrue();
        assertThat(gold.container()).isEqualTo(new ContainerState.Running());
        assertThat(gold.status().map(NodeStatus::version)).contains("1.0.0");
        assertThat(gold.status().map(NodeStatus::name)).contains("gold-0");
    }

    @Test
    void anotherRevisionReplacesTheProcessAndNotTheKey() {
        assign("gold-0", first);
        await("gold-0", Masternode::ready);
        Optional<String> key = network.node("gold-0").publicKey();

        String revision = assign("gold-0", second);
        Masternode gold = await("gold-0", node -> node.runs(revision) && node.ready());

        assertThat(gold.status().map(NodeStatus::version)).contains("1.0.1");
        assertThat(network.node("gold-0").publicKey()).isEqualTo(key);
    }

    @Test
    void aKilledMasternodeComesBackAtItsOwnRevision() {
        String revision = assign("gold-0", first);
        String instance = id(await("gold-0", Masternode::ready));

        assertThat(NodeProcesses.kill(network.node("gold-0"))).isTrue();
        Masternode gold = await("gold-0", node -> node.ready() && !id(node).equals(instance));

        assertThat(gold.runs(revision)).isTrue();
    }

    @Test
    void aStoppedMasternodeStaysDownUntilARevisionIsAssigned() {
        assign("gold-0", first);
        await("gold-0", Masternode::ready);
        NodeFolder node = network.node("gold-0");

        node.setStopped(true);
        Masternode down =
                await("gold-0", seen -> seen.container() instanceof ContainerState.Stopped);
        assign("gold-0", second);

        assertThat(down.instance()).isEmpty();
        assertThat(await("gold-0", Masternode::ready).status().map(NodeStatus::version))
                .contains("1.0.1");
    }

    @Test
    void onlyTheStuckInstanceThatWasNamedIsDeleted() {
        assign("gold-0", first);
        String instance = id(await("gold-0", Masternode::ready));

        platform.act(new Action.DeleteStuck("gold-0", "another"));
        boolean askedForAnother = stopRequested();
        platform.act(new Action.DeleteStuck("gold-0", instance));

        assertThat(askedForAnother).isFalse();
        assertThat(stopRequested()).isTrue();
    }

    @Test
    void aProcessWhoseRecordWasLostIsTakenUpInsteadOfStartedTwice() {
        assign("gold-0", first);
        await("gold-0", Masternode::ready);
        NodeFolder node = network.node("gold-0");
        ProcessRecord running = node.process().orElseThrow();

        node.recordProcess(
                new ProcessRecord(running.pid(), Instant.EPOCH, running.revision(), 0, null));
        Masternode gold = await("gold-0", Masternode::ready);

        assertThat(id(gold)).isEqualTo(running.instance());
    }

    @Test
    void aMissingImageIsTold() throws IOException {
        TimeNetwork third = TestNetworks.withImage("time-node:9.9.9");
        platform.keepRevision(third);

        assign("gold-0", third);

        assertThat(platform.converge())
                .singleElement()
                .asString()
                .contains("gold-0", "there is no image time-node:9.9.9", "timenet image build");
    }

    private String assign(String name, TimeNetwork desired) {
        String revision = RevisionTemplate.of(desired.getSpec()).id();
        platform.act(new Action.Assign(name, revision));
        return revision;
    }

    private boolean stopRequested() {
        return network.node("gold-0").process().flatMap(ProcessRecord::stopRequested).isPresent();
    }

    private static String id(Masternode node) {
        return node.instance().orElseThrow().id();
    }

    private Masternode look(String name) {
        return platform.observe(first).masternodes().stream()
                .filter(node -> node.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private Masternode await(String name, Predicate<Masternode> condition) {
        boolean held =
                Waiting.until(
                        LIMIT,
                        () -> {
                            assertThat(platform.converge()).isEmpty();
                            return condition.test(look(name));
                        });
        assertThat(held).as(() -> TimeNetworkCodec.toJson(first) + look(name)).isTrue();
        return look(name);
    }
}
