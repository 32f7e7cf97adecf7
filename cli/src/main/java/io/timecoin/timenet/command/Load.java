package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.timenet.load.LoadPlan;
import io.timecoin.timenet.load.LoadReport;
import io.timecoin.timenet.load.LoadRun;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.state.StateFiles;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Puts a network under load. */
@Command(
        name = "load",
        description =
                "Puts a test network under load as real clients do: many owners, chained spends,"
                        + " some double spends. Says what became of every spend.")
final class Load implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final PlaceOption place = new PlaceOption();

    @Option(
            names = "--rate",
            paramLabel = "R",
            description = "Spends a second. Default: ${DEFAULT-VALUE}.")
    private int rate = 100;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "How long. Default: ${DEFAULT-VALUE}.")
    private int seconds = 30;

    @Option(
            names = "--double-spends",
            paramLabel = "N",
            description =
                    "Of a thousand spends, so many are two conflicting ones at two nodes. Default:"
                            + " ${DEFAULT-VALUE}.")
    private int doubleSpends = 10;

    @Option(
            names = "--grace",
            paramLabel = "S",
            description =
                    "Seconds after the last spend until everything has to be final and in a block."
                            + " Default: ${DEFAULT-VALUE}.")
    private int grace = 60;

    @Option(
            names = {"-o", "--output"},
            description = "text or json.")
    private Format format = Format.TEXT;

    Load(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        require(rate >= 1 && rate <= 100_000, "--rate must be from 1 to 100000");
        require(seconds >= 1 && seconds <= 86_400, "--seconds must be from 1 to 86400");
        require(doubleSpends >= 0 && doubleSpends <= 1_000, "--double-spends: 0 to 1000");
        require(grace >= 0, "--grace must not be negative");
        LoadPlan plan = new LoadPlan(rate, seconds, doubleSpends, Duration.ofSeconds(grace));
        try (Place opened = place.open(machine);
                Funds funds = opened.network(network.name()).funds();
                Funds.Hold _ = funds.lock();
                LoadRun run = new LoadRun(plan, funds.access(), funds.key(), machine.terminal())) {
            LoadReport report = run.run();
            switch (format) {
                case TEXT -> report.lines().forEach(machine.terminal()::print);
                case JSON -> machine.terminal().print(StateFiles.toJson(report));
            }
            return (report.isGood() ? ExitCode.OK : ExitCode.FAILED).number();
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw TimenetException.badInput(otherwise);
        }
    }
}
