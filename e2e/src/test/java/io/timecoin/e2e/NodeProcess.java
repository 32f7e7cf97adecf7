package io.timecoin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.ProcessRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The process of a masternode on this machine, and what may befall it. */
record NodeProcess(NodeFolder folder) {
    /** The process that runs now. */
    Optional<ProcessHandle> running() {
        return folder.process()
                .map(ProcessRecord::pid)
                .flatMap(ProcessHandle::of)
                .filter(ProcessHandle::isAlive);
    }

    /** Ends it by SIGKILL; whoever supervises it starts another. */
    void kill() {
        running().ifPresent(ProcessHandle::destroyForcibly);
    }

    /** It does nothing from now on, and its connections stay open: nobody can tell that from a broken network. */
    void freeze() {
        signal("STOP");
    }

    void thaw() {
        signal("CONT");
    }

    private void signal(String name) {
        String pid = Long.toString(running().orElseThrow().pid());
        run("kill", "-" + name, pid);
    }

    /** Ends a stopped node for certain and removes all that it has stored; its key stays. */
    void loseDisk() {
        kill();
        Eventually.await("the end of " + folder.name(), () -> running().isEmpty());
        try (Stream<Path> tree = Files.walk(folder.data())) {
            for (Path entry : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(entry);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a second process with the same key and configuration, but for data and ports of its own. */
    Process startTwin(Path data) {
        try {
            Path proc = Path.of("/proc", Long.toString(running().orElseThrow().pid()));
            List<String> command =
                    new ArrayList<>(words(Files.readString(proc.resolve("cmdline"))));
            // What the supervisor finds its process by.
            command.removeIf(word -> word.startsWith("-Dtimenet.node="));
            command.addAll(
                    List.of(
                            "--set",
                            "dataDir=" + data,
                            "--set",
                            "p2p.listen=127.0.0.1:0",
                            "--set",
                            "p2p.advertise=127.0.0.1:1",
                            "--set",
                            "rpc.listen=127.0.0.1:0"));
            ProcessBuilder builder =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(data.resolveSibling("twin.log").toFile());
            words(Files.readString(proc.resolve("environ"))).stream()
                    .map(line -> line.split("=", 2))
                    .filter(pair -> pair.length == 2)
                    .forEach(pair -> builder.environment().put(pair[0], pair[1]));
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(String image) {
        return Stream.of(image.split("\0")).filter(word -> !word.isEmpty()).toList();
    }

    /** Runs a command of the system to its end. */
    static void run(String... command) {
        assertThat(exitCode(command)).as("exit code of %s", List.of(command)).isZero();
    }

    static int exitCode(String... command) {
        try {
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
