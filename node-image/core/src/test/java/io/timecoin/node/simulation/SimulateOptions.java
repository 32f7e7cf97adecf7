package io.timecoin.node.simulation;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What the command line asks for.
 *
 * @param seed of the first turn; each further turn takes the next one
 * @param scenarios of each turn
 * @param time after which no further turn begins; none for one turn
 */
record SimulateOptions(long seed, List<Scenario> scenarios, Duration time, boolean trace) {
    /** Reads the command line; nothing where it makes no sense. */
    static Optional<SimulateOptions> parse(List<String> arguments) {
        SimulateOptions options =
                new SimulateOptions(1, List.of(Scenario.values()), Duration.ZERO, false);
        Iterator<String> rest = arguments.iterator();
        try {
            while (rest.hasNext()) {
                options = options.with(rest.next(), rest);
            }
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
        return Optional.of(options);
    }

    private SimulateOptions with(String name, Iterator<String> rest) {
        if (name.equals("--trace")) {
            return new SimulateOptions(seed, scenarios, time, true);
        }
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name);
        }
        String value = rest.next();
        return switch (name) {
            case "--seed" -> new SimulateOptions(Long.parseLong(value), scenarios, time, trace);
            case "--scenario" -> new SimulateOptions(seed, List.of(named(value)), time, trace);
            case "--minutes" ->
                    new SimulateOptions(
                            seed, scenarios, Duration.ofMinutes(Long.parseLong(value)), trace);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private static Scenario named(String name) {
        return Scenario.named(name).orElseThrow(() -> new IllegalArgumentException(name));
    }
}
