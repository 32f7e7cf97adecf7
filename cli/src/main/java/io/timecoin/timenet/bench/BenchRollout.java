package io.timecoin.timenet.bench;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.command.PlaceOption;
import io.timecoin.timenet.kubernetes.ClusterPlace;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.place.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures rollouts, in waves against one by one, and the operator where there is one. */
@Command(
        name = "rollout",
        description = {
            "Brings up a network of 4 and upgrades it; upgrades a larger one in waves and then one by"
                    + " one; on a cluster, measures the operator at rest and has Kubernetes start a"
                    + " replica of it. Takes everything down again. About seven minutes.",
            "API writes leave out the Lease, which a leader renews all the time; the height of a chain"
                    + " that moves is told every ten seconds, and counted apart."
        })
public final class BenchRollout implements Callable<Integer> {
    /** Fewer make no wave of two. */
    private static final int FEWEST = 6;

    private static final int MOST = 30;

    private final Machine machine;
    @Mixin private final PlaceOption on = new PlaceOption();

    @Option(
            names = "--masternodes",
            paramLabel = "N",
            description = "Size of the larger network, 6 to 30. Default: ${DEFAULT-VALUE}.")
    private int masternodes = FEWEST;

    @Option(
            names = {"-o", "--output"},
            description = "text or json.")
    private Format format = Format.TEXT;

    public BenchRollout(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (masternodes < FEWEST || masternodes > MOST) {
            throw TimenetException.badInput(
                    "--masternodes must be %d to %d".formatted(FEWEST, MOST));
        }
        try (SeparateMachine apart = SeparateMachine.of(machine)) {
            measure(commandsOf(apart), apart.folder()).print(format, machine.terminal());
        }
        return ExitCode.OK.number();
    }

    private Samples measure(Machine apart, Path folder) throws IOException, InterruptedException {
        Samples samples = new Samples();
        try (Place place = on.open(apart)) {
            BenchNetwork four = new BenchNetwork(apart, on, place, folder, 4);
            machine.terminal().say("a network of 4: start and upgrade");
            four.measureAlone(samples);
            if (place instanceof ClusterPlace cluster) {
                machine.terminal().say("the operator: a minute at rest, then a start of a replica");
                new OperatorBench(cluster.operator(), on.kind(), samples).measure();
            }
            four.takeDown();
            machine.terminal()
                    .say("a network of " + masternodes + ": upgrades in waves and one by one");
            BenchNetwork larger = new BenchNetwork(apart, on, place, folder, masternodes);
            larger.compare(samples);
            larger.takeDown();
        }
        samples.addAll(RolloutMeasures.PLANNER, PlannerBench.millis());
        return samples;
    }

    /** On this machine in folders of its own; a cluster and its images are those that the user has. */
    private Machine commandsOf(SeparateMachine apart) {
        return switch (on.kind()) {
            case LOCAL -> apart.machine();
            case KIND, CURRENT, SOURCE ->
                    new Machine(
                            machine.directories(),
                            machine.java(),
                            machine.checkout(),
                            machine.clock(),
                            apart.machine().terminal());
        };
    }
}
