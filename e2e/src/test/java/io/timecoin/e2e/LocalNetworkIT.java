package io.timecoin.e2e;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.crds.v1alpha1.status.ConnectionCounts;
import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The default network of four masternodes: brought up, upgraded, broken and healed. */
class LocalNetworkIT {
    private static final int MASTERNODES = 4;

    @TempDir private Path folder = Path.of("");
    private Timenet timenet = new Timenet(folder);
    private List<Node> nodes = List.of();

    @BeforeEach
    void bringUp() {
        timenet = new Timenet(folder);
        nodes =
                IntStream.range(0, MASTERNODES)
                        .mapToObj(slot -> new Node(timenet.rpc(slot)))
                        .toList();
        timenet.up().succeeded();
    }

    @AfterEach
    void takeDown() {
        timenet.down();
    }

    @Test
    void runsWithEveryConnectionOnceOneHeightAndOneHash() {
        TimeNetworkStatus status = status();

        assertThat(status.phase()).isEqualTo(Phase.RUNNING);
        assertThat(connections(status).established()).isEqualTo(6);
        assertThat(connections(status).duplicate()).isZero();
        assertThat(requireNonNull(status.masternodes()).ready()).isEqualTo(MASTERNODES);
        JsonNode info = nodes.getFirst().get("/consensus_info").orElseThrow();
        assertThat(info.path("active_masternodes").asInt()).isEqualTo(MASTERNODES);
        assertThat(info.path("connected_peers").asInt()).isEqualTo(MASTERNODES - 1);
        assertOneHash();
        assertThat(timenet.run("upgrade", "--image", "time-node:1.0.0").succeeded().output())
                .contains("nothing to do");
    }

    @Test
    void upgradesInWavesUnderLoadAndTakesItBackOnRequest() {
        long before = nodes.getFirst().height();

        Timenet.Answer load =
                timenet.beside(
                        () ->
                                assertThat(
                                                timenet.run("upgrade", "--image", "time-node:1.0.1")
                                                        .succeeded()
                                                        .output())
                                        .contains("RolloutComplete"),
                        "load",
                        "--rate",
                        "20",
                        "--seconds",
                        "60");

        // A load ends well when every payment was kept and none was made twice.
        assertThat(load.succeeded().output()).containsPattern("lost +0");
        assertThat(nodes).allSatisfy(node -> assertThat(node.version()).isEqualTo("1.0.1"));
        TimeNetworkStatus after = status();
        assertThat(after.version()).isEqualTo("1.0.1");
        assertThat(after.history().getFirst().waves()).isEqualTo(MASTERNODES);
        assertThat(nodes.getFirst().height()).isGreaterThan(before);
        assertOneHash();

        timenet.run("rollback").succeeded();
        assertThat(nodes).allSatisfy(node -> assertThat(node.version()).isEqualTo("1.0.0"));
    }

    @Test
    void stopsAnImageThatCannotHandshakeAtTheFirstWaveAndGoesBack() {
        timenet.run("image", "build", "time-node:1.0.2", "--env", "TIME_NETWORK=Mainnet")
                .succeeded();
        long before = highest();

        Timenet.Answer upgrade = timenet.run("upgrade", "--image", "time-node:1.0.2");

        assertThat(upgrade.exitCode()).as(upgrade.output()).isEqualTo(1);
        assertThat(upgrade.output()).contains("free-0").contains("Mainnet");
        TimeNetworkStatus after = status();
        assertThat(after.version()).isEqualTo("1.0.0");
        assertThat(after.failedRevision()).isNotNull();
        assertThat(nodes).allSatisfy(node -> assertThat(node.version()).isEqualTo("1.0.0"));
        assertThat(highest()).isGreaterThan(before);
        assertOneHash();
    }

    @Test
    void aKilledMasternodeComesBackAndCatchesUp() {
        long before = highest();

        timenet.run("kill", "gold-0").succeeded();

        Eventually.await(
                "all masternodes at height " + (before + 5),
                () -> nodes.stream().allMatch(node -> node.height() >= before + 5));
        Eventually.await("six connections again", () -> connections(status()).established() == 6);
        assertOneHash();
    }

    @Test
    void aRolloutGoesOnWhenItsSupervisorIsKilledInTheMiddle() throws Exception {
        Process upgrade = timenet.start("upgrade", "--image", "time-node:1.0.1");
        Eventually.await(
                "a masternode with the new version",
                () -> nodes.stream().anyMatch(node -> node.version().equals("1.0.1")));
        ProcessHandle supervisor = supervisor().orElseThrow();
        assertThat(supervisor.destroyForcibly()).isTrue();
        upgrade.destroy();
        upgrade.waitFor();
        Eventually.await("the end of the supervisor", () -> !supervisor.isAlive());
        assertThat(nodes).anySatisfy(node -> assertThat(node.version()).isEqualTo("1.0.0"));

        Path file = sameFileWithImage("time-node:1.0.1");
        timenet.run("up", file.toString()).succeeded();

        assertThat(nodes).allSatisfy(node -> assertThat(node.version()).isEqualTo("1.0.1"));
        assertOneHash();
    }

    @Test
    void withoutAQuorumBlocksStopAndAnUpgradeReachesEveryoneAtOnce() {
        timenet.run("stop", "gold-0").succeeded();
        timenet.run("stop", "silver-0").succeeded();
        Eventually.await(
                "the status to say that the quorum is lost",
                () -> timenet.run("status").output().contains("quorum"));
        long stopped = highest();

        Timenet.Answer upgrade = timenet.run("upgrade", "--image", "time-node:1.0.1").succeeded();

        assertThat(upgrade.output()).contains("all at once");
        assertThat(status().history().getFirst().waves()).isEqualTo(1);
        assertThat(nodes).allSatisfy(node -> assertThat(node.version()).isEqualTo("1.0.1"));
        assertThat(highest()).isGreaterThan(stopped);
        assertOneHash();
    }

    private TimeNetworkStatus status() {
        return Optional.ofNullable(timenet.status().getStatus()).orElseThrow();
    }

    private static ConnectionCounts connections(TimeNetworkStatus status) {
        return requireNonNull(status.connections());
    }

    private Path sameFileWithImage(String image) throws IOException {
        String file = Files.readString(timenet.testnet()).replace("time-node:1.0.0", image);
        return Files.writeString(folder.resolve("changed.yaml"), file);
    }

    private Optional<ProcessHandle> supervisor() {
        return new SupervisorProcess(new NetworkFolder(timenet.stateFolder())).running();
    }

    private long highest() {
        return nodes.stream().mapToLong(Node::height).max().orElseThrow();
    }

    /** All masternodes hold the same block at the highest height that all of them have. */
    private void assertOneHash() {
        Eventually.await(
                "one hash at one height",
                () -> {
                    long common = nodes.stream().mapToLong(Node::height).min().orElse(0);
                    List<String> hashes =
                            nodes.stream().flatMap(node -> node.hash(common).stream()).toList();
                    assertThat(hashes.stream().distinct().count())
                            .as("hashes at height %d: %s", common, hashes)
                            .isLessThanOrEqualTo(1);
                    return common > 0 && hashes.size() == MASTERNODES;
                });
    }
}
