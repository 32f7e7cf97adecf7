package io.timecoin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** The packaged {@code timenet} with folders of its own, so that a test sees nothing of this machine's networks. */
public final class Timenet {
    /** One network's ports; tests take a block that is free when they start. */
    private static final int PORTS = 100;

    private static final int FIRST_BASE = 30_000;
    private static final int LAST_BASE = 60_000;

    /** Far more than any command takes on a busy machine. */
    private static final long LIMIT_MINUTES = 10;

    private final Path home = Path.of(System.getProperty("timenet.home", ".")).toAbsolutePath();
    private final Path folder;
    private final int portBase = freeBase();

    public Timenet(Path folder) {
        this.folder = folder;
    }

    /** What a command said and how it ended. */
    public record Answer(int exitCode, String output) {
        /** Fails the test if the command did not end well. */
        public Answer succeeded() {
            assertThat(exitCode).as("exit code of a command that said:\n%s", output).isZero();
            return this;
        }
    }

    /** The file of the default network. */
    public Path testnet() {
        return home.resolve("manifests/networks/testnet.yaml");
    }

    /** The HTTP address of the masternode in a slot, in the order of the file. */
    String rpc(int slot) {
        return "http://127.0.0.1:" + (portBase + 1 + slot);
    }

    Answer up() {
        return run("up", testnet().toString(), "--port-base", Integer.toString(portBase));
    }

    /** Runs a command to its end. */
    public Answer run(String... arguments) {
        Process process = start(arguments);
        try {
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES))
                    .as("%s ended", List.of(arguments))
                    .isTrue();
            return new Answer(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /** Runs a command to its end while something else is done. */
    public Answer beside(Runnable other, String... arguments) {
        CompletableFuture<Answer> command =
                CompletableFuture.supplyAsync(() -> run(arguments), Thread::startVirtualThread);
        other.run();
        return command.join();
    }

    /** Starts a command and does not wait for it. */
    Process start(String... arguments) {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Dtimenet.home=" + home,
                                "-cp",
                                home.resolve("cli/target/lib") + "/*",
                                "io.timecoin.timenet.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("XDG_DATA_HOME", folder.resolve("data").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The whole TimeNetwork as {@code timenet status -o json} prints it. */
    TimeNetwork status() {
        String output = run("status", "-o", "json").output();
        return TimeNetworkCodec.parse(
                output.substring(output.indexOf('{'), output.lastIndexOf('}') + 1));
    }

    /** The folder in which the state of the network stands. */
    Path stateFolder() {
        return folder.resolve("state/timenet/networks/testnet");
    }

    /** Takes the network down and says what nodes and supervisor logged, for a test that failed. */
    void down() {
        if (Files.exists(stateFolder())) {
            run("down", "--data").succeeded();
        }
    }

    private static int freeBase() {
        return IntStream.iterate(FIRST_BASE, base -> base < LAST_BASE, base -> base + PORTS)
                .filter(base -> base % (7 * PORTS) == ProcessHandle.current().pid() % 7 * PORTS)
                .filter(Timenet::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int base) {
        return IntStream.of(1, 2, 3, 4, 51, 52, 53, 54)
                .map(offset -> base + offset)
                .allMatch(Timenet::isPortFree);
    }

    private static boolean isPortFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException inUse) {
            return false;
        }
    }
}
