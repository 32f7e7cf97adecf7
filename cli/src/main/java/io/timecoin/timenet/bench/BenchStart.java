package io.timecoin.timenet.bench;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.output.Format;
import java.io.IOException;
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
        try (SeparateMachine apart = SeparateMachine.of(machine)) {
            apart.buildImages(IMAGES);
            Samples samples = new Samples();
            for (int i = 1; i <= rounds; i++) {
                machine.terminal().say("round " + i + " of " + rounds);
                new Round(apart, IMAGES.getLast(), samples).run();
            }
            samples.print(format, machine.terminal());
        }
        return ExitCode.OK.number();
    }
}
