package io.timecoin.timenet.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.Main;
import io.timecoin.timenet.local.FakeImages;
import io.timecoin.timenet.local.FreePorts;
import io.timecoin.timenet.local.TestNetworks;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.timenet.state.Directories;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final Path folder;
    private final Machine machine;

    CommandLineTest(@TempDir Path folder) {
        this.folder = folder;
        PrintStream stream = new PrintStream(written, true, StandardCharsets.UTF_8);
        this.machine =
                new Machine(
                        new Directories(folder.resolve("a state"), folder.resolve("data")),
                        Path.of(System.getProperty("java.home"), "bin", "java"),
                        Optional.empty(),
                        Clock.systemUTC(),
                        new Terminal(stream, stream, false));
    }

    @AfterEach
    void takeNetworksDown() {
        machine.networks().all().forEach(network -> run("down", "--data", "-n", network.name()));
    }

    @Test
    void aFileWithMistakesIsRefusedWithTheirPathsAndNothingIsStarted() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("bad.yaml"),
                        TestNetworks.YAML
                                .replace("blockInterval: 2s", "blockInterval: fast")
                                .replace("tier: Gold", "tier: Platinum"));

        assertThat(run("up", file.toString())).isEqualTo(2);

        assertThat(output())
                .contains("spec.chain.blockInterval", "spec.masternodes[0].tier", "Gold");
        assertThat(machine.networks().all()).isEmpty();
    }

    @Test
    void aFileThatIsNotThereIsBadInput() {
        assertThat(run("up", folder.resolve("none.yaml").toString())).isEqualTo(2);
        assertThat(output()).contains("there is no file");
    }

    @Test
    void anOptionOfAnotherPlaceIsBadInput() {
        assertThat(run("up", "--zones")).isEqualTo(2);
        assertThat(output()).contains("--zones goes with --on kind only");
    }

    @Test
    void aClusterFromSourceNeedsACheckout() {
        assertThat(run("status", "--on", "source")).isEqualTo(1);
        assertThat(output()).contains("from a checkout of the project");
    }

    @Test
    void anImageThatIsNotThereIsToldBeforeAnythingStarts() throws IOException {
        Path file =
                Files.writeString(
                        folder.resolve("net.yaml"),
                        TestNetworks.YAML.replace("time-node:1.0.0", "other:1.0.0"));

        assertThat(run("up", file.toString())).isEqualTo(3);

        assertThat(output()).contains("there is no image other:1.0.0", "timenet image build");
        assertThat(machine.networks().all()).isEmpty();
    }

    @Test
    void aPortInUseIsNamedAndNothingIsStarted() throws IOException {
        FakeImages.add(machine.images(), "time-node:1.0.0", Map.of(), folder);
        try (ServerSocket foreign = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String base = Integer.toString(foreign.getLocalPort() - 1);

            assertThat(run("up", file().toString(), "--port-base", base)).isEqualTo(1);

            assertThat(output()).contains("port " + foreign.getLocalPort(), "in use");
        }
        assertThat(machine.networks().all()).isEmpty();
    }

    @Test
    void aNetworkComesUpIsSeenAndIsTakenDownWithoutATrace() throws IOException {
        FakeImages.add(machine.images(), "time-node:1.0.0", Map.of(), folder);
        String base = Integer.toString(FreePorts.block().base());

        int up = run("up", file().toString(), "--port-base", base, "--timeout", "8s");
        NetworkFolder network = machine.networks().all().getFirst();
        int status = run("status");
        int stop = run("stop", "free-0");
        int kill = run("kill", "free-0");
        int down = run("down", "--data");

        assertThat(up).as("the fake nodes never produce a block").isEqualTo(4);
        assertThat(status).isZero();
        assertThat(stop).isZero();
        assertThat(kill).as("free-0 does not run any more").isEqualTo(3);
        assertThat(down).isZero();
        assertThat(output()).contains("nodes started 4/4", "gold-0", "testnet is down and removed");
        assertThat(network.path()).doesNotExist();
    }

    @Test
    void commandsOnANetworkThatIsNotThereSaySo() {
        assertThat(run("status")).isEqualTo(3);
        assertThat(run("logs", "gold-0")).isEqualTo(3);
        assertThat(run("upgrade", "--image", "time-node:1.0.1")).isEqualTo(3);
        assertThat(output()).contains("there is no network \"testnet\"", "timenet up");
    }

    @Test
    void aTagThatIsNoneIsRefused() {
        assertThat(run("image", "build", "no tag")).isEqualTo(2);
        assertThat(output()).contains("is not an image");
    }

    @Test
    void imagesAreListedWithTheirSettings() throws IOException {
        FakeImages.add(
                machine.images(), "time-node:1.0.1", Map.of("TIME_NETWORK", "Mainnet"), folder);

        assertThat(run("image", "ls")).isZero();

        assertThat(output()).contains("time-node:1.0.1", "TIME_NETWORK=Mainnet");
    }

    @Test
    void everyCommandHasHelp() {
        for (String command :
                new String[] {
                    "up",
                    "status",
                    "upgrade",
                    "rollback",
                    "logs",
                    "kill",
                    "stop",
                    "start",
                    "down",
                    "ls",
                    "image"
                }) {
            assertThat(run(command, "--help")).as(command).isZero();
        }
    }

    @Test
    void anUnknownCommandIsBadInput() {
        assertThat(run("uppp")).isEqualTo(2);
    }

    private Path file() throws IOException {
        return Files.writeString(folder.resolve("net.yaml"), TestNetworks.YAML);
    }

    private int run(String... arguments) {
        return Main.run(machine, arguments);
    }

    private String output() {
        return written.toString(StandardCharsets.UTF_8);
    }
}
