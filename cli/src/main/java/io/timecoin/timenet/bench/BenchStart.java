package io.timecoin.timenet.bench;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.Main;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.timenet.state.Directories;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how a network starts, rests and is upgraded. */
@Command(
        name = "start",
        description =
                "Brings up the default network, measures it, upgrades it, takes it down; prints"
                        + " medians. About a minute and a half a round.")
public final class BenchStart implements Callable<Integer> {
    private static final List<String> IMAGES = List.of("time-node:1.0.0", "time-node:1.0.1");

    private final Machine machine;

    @Option(names = "--rounds", description = "How many times. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = {"-o", "--output"},
            description = "text or json.")
    private Format format = Format.TEXT;

    public BenchStart(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1) {
            throw TimenetException.badInput("--rounds must be 1 or more");
        }
        Path checkout =
                machine.checkout()
                        .orElseThrow(() ->
                                TimenetException.failed("run this from a checkout's ./timenet"));
        Path folder = Files.createTempDirectory("timenet-bench-");
        try {
            measure(checkout.resolve("manifests/networks/testnet.yaml"), folder)
                    .print(format, machine.terminal());
        } finally {
            StateFiles.deleteTree(folder);
        }
        return ExitCode.OK.number();
    }

    private Samples measure(Path file, Path folder) throws IOException, InterruptedException {
        Terminal terminal = machine.terminal();
        Machine apart =
                new Machine(
                        new Directories(folder.resolve("state"), folder.resolve("data")),
                        machine.java(),
                        machine.checkout(),
                        machine.clock(),
                        new Terminal(terminal.err(), terminal.err(), false));
        for (String image : IMAGES) {
            Main.run(apart, "image", "build", image);
        }
        Samples samples = new Samples();
        for (int i = 1; i <= rounds; i++) {
            terminal.say("round " + i + " of " + rounds);
            new Round(apart, file, IMAGES.getLast(), samples).run();
        }
        return samples;
    }
}
