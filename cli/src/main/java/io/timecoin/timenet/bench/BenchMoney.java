package io.timecoin.timenet.bench;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.output.Format;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures how a network moves coins. */
@Command(
        name = "money",
        description =
                "Puts the default network of this machine under load: a steady one, one as high as"
                        + " it goes, and a burst; then gives it many coins. Prints medians. About"
                        + " three minutes a round.")
public final class BenchMoney implements Callable<Integer> {
    private static final String IMAGE = "time-node:1.0.0";

    private final Machine machine;

    @Option(names = "--rounds", description = "How many times. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--coins",
            description =
                    "Coins that the network has when its memory is measured, once; 0 leaves that"
                            + " out. Default: ${DEFAULT-VALUE}.")
    private int coins = 1_000_000;

    @Option(
            names = {"-o", "--output"},
            description = "text or json.")
    private Format format = Format.TEXT;

    public BenchMoney(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1) {
            throw TimenetException.badInput("--rounds must be 1 or more");
        }
        if (coins < 0) {
            throw TimenetException.badInput("--coins must not be negative");
        }
        try (SeparateMachine apart = SeparateMachine.of(machine)) {
            apart.buildImages(List.of(IMAGE));
            Samples samples = new Samples();
            for (int i = 1; i <= rounds; i++) {
                machine.terminal().say("round " + i + " of " + rounds);
                new MoneyRound(apart, samples).run();
            }
            if (coins > 0) {
                machine.terminal().say("making " + coins + " coins");
                new ManyCoins(apart, IMAGE, samples).run(coins);
            }
            samples.print(format, machine.terminal());
        }
        return ExitCode.OK.number();
    }
}
