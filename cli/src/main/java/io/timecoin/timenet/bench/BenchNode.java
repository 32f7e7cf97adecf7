package io.timecoin.timenet.bench;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.output.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Measures nodes in the simulator, one that fetches a long chain, and networks at rest and under a flood. */
@Command(
        name = "node",
        description =
                "Measures commits in the simulator, the sync of 100,000 blocks with the memory that it"
                        + " leaves, what an idle node costs, and what a flood of garbage does;"
                        + " prints medians. Many minutes a round.")
public final class BenchNode implements Callable<Integer> {
    private static final String IMAGE = "time-node:1.0.0";

    private final Machine machine;

    @Option(names = "--rounds", description = "How many times. Default: ${DEFAULT-VALUE}.")
    private int rounds = 5;

    @Option(
            names = "--blocks",
            description = "Length of the chain that is fetched. Default: ${DEFAULT-VALUE}.")
    private int blocks = 100_000;

    @Option(
            names = {"-o", "--output"},
            description = "text or json.")
    private Format format = Format.TEXT;

    public BenchNode(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (rounds < 1 || blocks < 1) {
            throw TimenetException.badInput("--rounds and --blocks must be 1 or more");
        }
        Path checkout =
                machine.checkout()
                        .orElseThrow(() ->
                                TimenetException.failed("run this from a checkout's ./timenet"));
        try (SeparateMachine apart = SeparateMachine.of(machine)) {
            measure(checkout, apart).print(format, machine.terminal());
        }
        return ExitCode.OK.number();
    }

    private Samples measure(Path checkout, SeparateMachine separate)
            throws IOException, InterruptedException {
        separate.buildImages(List.of(IMAGE));
        Machine apart = separate.machine();
        Path folder = separate.folder();
        Image image =
                apart.images()
                        .find(ImageReference.parse(IMAGE))
                        .orElseThrow(() -> TimenetException.failed("there is no " + IMAGE));
        say("writing a chain of " + blocks + " blocks");
        Path chain = Files.createDirectory(folder.resolve("chain"));
        TestProgram.run(
                image.command(
                        machine.java(),
                        checkout.resolve("node-image/node/target/test-classes"),
                        "io.timecoin.node.bench.ForgeChain",
                        List.of(chain.toString(), Integer.toString(blocks))));
        Samples samples = new Samples();
        for (int i = 1; i <= rounds; i++) {
            say("round " + i + " of " + rounds);
            simulate(checkout, i, samples);
            new SyncRound(apart, image, chain, blocks, samples).run();
            new IdleRound(apart, image, folder.resolve("idle-" + i), samples).run();
            new FloodRound(apart, image, folder.resolve("flood-" + i), samples).run();
        }
        return samples;
    }

    private void simulate(Path checkout, int seed, Samples samples)
            throws IOException, InterruptedException {
        for (String line : TestProgram.run(TestProgram.simulation(machine, checkout, seed))) {
            String[] figure = line.split(" ", -1);
            Optional.ofNullable(NodeMeasures.SIMULATED.get(figure[0]))
                    .ifPresent(measure -> samples.add(measure, Double.parseDouble(figure[1])));
        }
    }

    private void say(String sentence) {
        machine.terminal().say(sentence);
    }
}
