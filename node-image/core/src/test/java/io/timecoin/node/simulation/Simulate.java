package io.timecoin.node.simulation;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The simulator's command line: runs scenarios with one seed after the other, for some time or once.
 *
 * <pre>--seed N --scenario S --minutes M --trace</pre>
 *
 * Without a scenario all of them take turns, the largest the first one only. The last line counts runs, commits and violations.
 */
public final class Simulate {
    private static final String USAGE =
            "usage: sim [--seed N] [--scenario S] [--minutes M] [--trace]; scenarios: "
                    + String.join(
                            ", ",
                            Arrays.stream(Scenario.values()).map(Scenario::commandName).toList());

    /** Exit code of a run that found a violation. */
    private static final int VIOLATED = 1;

    /** Exit code of a wrong command line. */
    private static final int MISUSED = 2;

    private final SimulateOptions options;
    private final PrintStream out;
    private long runs;
    private long commits;
    private long violations;

    private Simulate(SimulateOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    /** Runs the command and ends the process: 0 without violations, 1 with some, 2 for a wrong command line. */
    public static void main(String[] arguments) {
        System.exit(run(arguments, System.out));
    }

    /** Runs the command and returns its exit code. */
    public static int run(String[] arguments, PrintStream out) {
        Optional<SimulateOptions> options = SimulateOptions.parse(List.of(arguments));
        if (options.isEmpty()) {
            out.println(USAGE);
            return MISUSED;
        }
        return new Simulate(options.get(), out).run();
    }

    private int run() {
        long start = System.nanoTime();
        long seed = options.seed();
        List<Scenario> scenarios = options.scenarios();
        do {
            for (Scenario scenario : scenarios) {
                once(scenario, seed);
            }
            seed++;
            scenarios = scenarios.stream().filter(scenario -> !scenario.isLarge()).toList();
        } while (!scenarios.isEmpty()
                && Duration.ofNanos(System.nanoTime() - start).compareTo(options.time()) < 0);
        out.printf("%,d runs, %,d commits, %,d violations%n", runs, commits, violations);
        return violations == 0 ? 0 : VIOLATED;
    }

    private void once(Scenario scenario, long seed) {
        Simulation simulation =
                new Simulation(seed, options.trace() ? List.of(new Trace(out)) : List.of());
        runs++;
        try {
            scenario.run(simulation);
        } catch (Violation | RuntimeException found) {
            violations++;
            out.println(sentence(scenario, seed, found));
            if (options.trace()) {
                found.printStackTrace(out);
            }
        }
        commits += simulation.commits();
    }

    /** What a failed run is told as, with the command that repeats it. */
    static String sentence(Scenario scenario, long seed, Throwable found) {
        return "%s with seed %d: %s; repeat it with ./timenet sim --seed %d --scenario %s --trace"
                .formatted(
                        scenario.commandName(),
                        seed,
                        found instanceof Violation ? found.getMessage() : found,
                        seed,
                        scenario.commandName());
    }
}
