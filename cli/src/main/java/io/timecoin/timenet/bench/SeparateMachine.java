package io.timecoin.timenet.bench;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.Main;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.timenet.state.Directories;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * This machine with folders and ports of its own, so that a benchmark touches no network of the user. What commands print
 * goes beside the result.
 */
record SeparateMachine(Machine machine, Path folder) implements AutoCloseable {
    private static final double NANOS_PER_SECOND = 1e9;

    static SeparateMachine of(Machine machine) throws IOException {
        Path folder = Files.createTempDirectory("timenet-bench-");
        Terminal terminal = machine.terminal();
        return new SeparateMachine(
                new Machine(
                        new Directories(folder.resolve("state"), folder.resolve("data")),
                        machine.java(),
                        machine.checkout(),
                        machine.clock(),
                        new Terminal(terminal.err(), terminal.err(), false)),
                folder);
    }

    void buildImages(List<String> images) {
        images.forEach(image -> seconds("image", "build", image));
    }

    /** Brings up the default network of the checkout; gives the seconds that it took. */
    double up() {
        String base = Integer.toString(PortBlock.anyFree(PortBlock.SLOTS).base());
        Path file = machine.requireCheckout().resolve("manifests/networks/testnet.yaml");
        return seconds("up", file.toString(), "--port-base", base);
    }

    void down() {
        Main.run(machine, "down", "--data");
    }

    /** Runs a command; gives the seconds that it took. */
    double seconds(String... arguments) {
        long start = System.nanoTime();
        if (Main.run(machine, arguments) != 0) {
            throw TimenetException.failed(
                    "the benchmark ends: timenet " + String.join(" ", arguments) + " failed");
        }
        return (double) (System.nanoTime() - start) / NANOS_PER_SECOND;
    }

    @Override
    public void close() {
        StateFiles.deleteTree(folder);
    }
}
