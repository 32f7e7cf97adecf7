package io.timecoin.timenet.bench;

import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.Main;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.command.PlaceOption;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A network that is brought up to be measured.
 *
 * @param folder for its documents
 * @param masternodes how many
 */
record BenchNetwork(Machine machine, PlaceOption on, Place place, Path folder, int masternodes) {
    private static final String FIRST = "time-node:1.0.0";
    private static final String NEXT = "time-node:1.0.1";

    private static final double MILLIS_PER_SECOND = 1e3;

    private String name() {
        return "bench-" + masternodes;
    }

    /** The gates of the example for this machine, whose blocks come every 2 s. */
    private String document(String image, String strategy) {
        return """
        apiVersion: time-coin.io/v1alpha1
        kind: TimeNetwork
        metadata: {name: %s}
        spec:
          image: %s
          chain: {network: Testnet, blockInterval: 2s}
          masternodes: [{name: gold, tier: Gold, replicas: %d}]
          rollout:
            strategy: %s
            gates: {handshakes: {stableFor: 4s}, interval: 1s}
        """
                .formatted(name(), image, masternodes, strategy);
    }

    /** Starts it and upgrades it once. */
    void measureAlone(Samples samples) throws IOException {
        RolloutStatus start = start();
        samples.add(RolloutMeasures.FOUR_RUNNING, seconds(created(start), completed(start)));
        RolloutStatus upgrade = apply(NEXT, "Parallel");
        samples.add(
                RolloutMeasures.FOUR_UPGRADED, seconds(upgrade.startedAt(), completed(upgrade)));
        samples.add(RolloutMeasures.FOUR_MISSED, (double) upgrade.missedSlots());
    }

    /** Starts it, upgrades it in waves, and then back one by one. */
    void compare(Samples samples) throws IOException {
        start();
        RolloutStatus waves = apply(NEXT, "Parallel");
        RolloutStatus single = apply(FIRST, "OneByOne");
        double wavesTime = seconds(waves.startedAt(), completed(waves));
        double singleTime = seconds(single.startedAt(), completed(single));
        samples.add(RolloutMeasures.WAVES, waves.wave());
        samples.add(RolloutMeasures.WAVES_TIME, wavesTime);
        samples.add(RolloutMeasures.WAVES_MISSED, (double) waves.missedSlots());
        samples.add(RolloutMeasures.SINGLE_WAVES, single.wave());
        samples.add(RolloutMeasures.SINGLE_TIME, singleTime);
        samples.add(RolloutMeasures.SINGLE_MISSED, (double) single.missedSlots());
        samples.add(RolloutMeasures.RATIO, wavesTime / singleTime);
    }

    void takeDown() {
        run(command("down", "-n", name(), "--data"));
    }

    /** On this machine its ports are those that nobody uses. */
    private RolloutStatus start() throws IOException {
        List<String> ports =
                on.kind() == PlaceOption.Kind.LOCAL
                        ? List.of(
                                "--port-base",
                                Integer.toString(PortBlock.anyFree(PortBlock.SLOTS).base()))
                        : List.of();
        return apply(FIRST, "Parallel", ports);
    }

    private RolloutStatus apply(String image, String strategy) throws IOException {
        return apply(image, strategy, List.of());
    }

    /** Applies it and waits; returns the rollout that followed. */
    private RolloutStatus apply(String image, String strategy, List<String> more)
            throws IOException {
        Path file = folder.resolve(name() + ".yaml");
        Files.writeString(file, document(image, strategy));
        List<String> arguments = command("up", file.toString());
        arguments.addAll(more);
        run(arguments);
        return Optional.ofNullable(placed().status().rollout())
                .orElseThrow(() -> TimenetException.failed(name() + " tells no rollout"));
    }

    private PlacedNetwork placed() {
        return place.network(Optional.of(name()));
    }

    /** When it was applied: a cluster tells; elsewhere the first rollout begins at once. */
    private Instant created(RolloutStatus first) {
        return Optional.ofNullable(placed().desired().getMetadata().getCreationTimestamp())
                .map(Instant::parse)
                .orElse(first.startedAt());
    }

    private static Instant completed(RolloutStatus rollout) {
        return Objects.requireNonNull(rollout.completedAt(), "up returns when it is complete");
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / MILLIS_PER_SECOND;
    }

    private List<String> command(String... arguments) {
        List<String> command = new ArrayList<>(List.of(arguments));
        command.addAll(on.arguments());
        return command;
    }

    private void run(List<String> arguments) {
        if (Main.run(machine, arguments.toArray(String[]::new)) != 0) {
            throw TimenetException.failed(
                    "the benchmark ends: timenet " + String.join(" ", arguments) + " failed");
        }
    }
}
