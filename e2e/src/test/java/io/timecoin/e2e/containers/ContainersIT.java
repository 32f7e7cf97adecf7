package io.timecoin.e2e.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import io.timecoin.e2e.Eventually;
import io.timecoin.e2e.Timenet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The images that {@code timenet image build --archive} makes, as a container daemon runs them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContainersIT {
    /** Tags of this test, so that it replaces no image of somebody else. */
    private static final String IMAGE = "time-node:1.0.0-containers";

    private static final String NEXT_IMAGE = "time-node:1.0.1-containers";

    @TempDir static Path folder;

    private Optional<ContainerNetwork> started = Optional.empty();

    @BeforeAll
    void startNetwork() throws IOException {
        assumeTrue(
                DockerClientFactory.instance().isDockerAvailable(),
                "skipped: no Docker daemon answers; set DOCKER_HOST to one");
        load(IMAGE);
        load(NEXT_IMAGE);
        started = Optional.of(new ContainerNetwork(IMAGE));
    }

    @AfterAll
    void removeAll() {
        started.ifPresent(network -> {
            network.close();
            for (String image : List.of(IMAGE, NEXT_IMAGE)) {
                docker().removeImageCmd(image).exec();
            }
        });
    }

    @Test
    void fourContainersMakeTheSameBlocks() {
        awaitBlocks(2);

        long height = lowestHeight();
        assertThat(network().nodes())
                .as("hashes at height %d", height)
                .extracting(node -> node.rpc().hash(height).orElse("none"))
                .containsOnly(network().node("gold-0").rpc().hash(height).orElseThrow());
    }

    @Test
    void aStoppedContainerCatchesUpWhenItIsStartedAgain() {
        awaitBlocks(1);
        ContainerNode silver = network().node("silver-0");
        silver.stop();
        long missed = network().node("gold-0").rpc().height() + 2;
        Eventually.await(
                "blocks of the other three",
                () -> network().node("gold-0").rpc().height() >= missed);

        silver.startAgain();

        awaitBlocks(1);
        assertThat(silver.rpc().height()).isGreaterThan(missed);
    }

    @Test
    void anUpgradedContainerGoesOnWithItsChain() {
        awaitBlocks(1);
        ContainerNode free = network().node("free-0");
        long before = free.rpc().height();

        free.upgrade(NEXT_IMAGE);

        Eventually.await(
                "free-0 reports its new version",
                () -> free.rpc().version().equals("1.0.1-containers"));
        awaitBlocks(1);
        assertThat(free.rpc().height()).isGreaterThan(before);
        assertThat(network().node("gold-0").rpc().version()).isEqualTo("1.0.0-containers");
    }

    /** Waits until everybody has so many blocks on top of what the first has now. */
    private void awaitBlocks(int blocks) {
        long height = Math.max(0, network().node("gold-0").rpc().height()) + blocks;
        Eventually.await("height " + height + " everywhere", () -> lowestHeight() >= height);
    }

    private long lowestHeight() {
        return network().nodes().stream()
                .mapToLong(node -> node.rpc().height())
                .min()
                .orElseThrow();
    }

    private ContainerNetwork network() {
        return started.orElseThrow();
    }

    private static void load(String image) throws IOException {
        Path archive = folder.resolve("image.tar");
        new Timenet(folder)
                .run("image", "build", image, "--output", archive.toString())
                .succeeded();
        try (InputStream content = Files.newInputStream(archive)) {
            docker().loadImageCmd(content).exec();
        }
    }

    private static DockerClient docker() {
        return DockerClientFactory.instance().client();
    }
}
