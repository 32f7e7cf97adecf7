package io.timecoin.timenet.bench;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Programs that stand beside the tests of a checkout, as the launcher has built them. */
final class TestProgram {
    private TestProgram() {}

    /** The command that takes the figures of the simulator once. */
    static List<String> simulation(Machine machine, Path checkout, int seed) {
        String classPath =
                checkout.resolve("node-image/core/target/*")
                        + File.pathSeparator
                        + checkout.resolve("node-image/node/target/lib/*");
        return List.of(
                machine.java().toString(),
                "-XX:+UseSerialGC",
                "-Xmx1g",
                "-cp",
                classPath,
                "io.timecoin.node.simulation.MeasureSimulation",
                Integer.toString(seed));
    }

    /**
     * Runs a command to its end.
     *
     * @return the lines that it has printed
     * @throws TimenetException if it fails; it has told why by itself
     */
    static List<String> run(List<String> command) throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (var output = process.inputReader()) {
            List<String> lines = output.lines().toList();
            if (process.waitFor() != 0) {
                throw TimenetException.failed(
                        "the benchmark ends: this failed: " + String.join(" ", command));
            }
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }
}
