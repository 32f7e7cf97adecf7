package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.output.StatusLines;
import io.timecoin.timenet.place.Documents;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Brings a network up, or to what its file says now. */
@Command(
        name = "up",
        description =
                "Brings up the network that a file describes, or changes it to what the file says"
                        + " now, and returns when it runs.")
final class Up implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final PlaceOption on = new PlaceOption();
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final TimeoutOption timeout = new TimeoutOption();

    @Parameters(
            arity = "0..1",
            paramLabel = "FILE",
            description = "A TimeNetwork. Default: manifests/networks/testnet.yaml.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description =
                    "On this machine: first of 100 ports of a new network, RPC from PORT+1, P2P"
                            + " from PORT+51. Default: 24100, or the next block that no network"
                            + " has.")
    private Optional<Integer> portBase = Optional.empty();

    @Option(
            names = "--zones",
            description =
                    "On kind: a new cluster has a control plane and three workers, each in a zone"
                            + " of its own, instead of one node.")
    private boolean zones;

    @Option(
            names = "--install",
            description =
                    "On the current cluster: install the operator, which makes cluster-wide"
                            + " objects, where it is not installed yet.")
    private boolean install;

    Up(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        checkOptions();
        Instant start = machine.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        TimeNetwork applied = new Documents().read(document());
        network.name().ifPresent(name -> applied.getMetadata().setName(name));
        try (Place place = on.open(machine, portBase, zones, install)) {
            PlacedNetwork running = place.bringUp(applied, document().toString());
            return new Ending(machine, running, eventsBefore(start, running.events()))
                    .await(timeout.limit(), Ending::printOverview);
        }
    }

    private static Set<String> eventsBefore(Instant start, List<String> events) {
        return events.stream()
                .filter(event -> StatusLines.timeOf(event).isBefore(start))
                .collect(Collectors.toSet());
    }

    private void checkOptions() {
        only(PlaceOption.Kind.LOCAL, "--port-base", portBase.isPresent());
        only(PlaceOption.Kind.KIND, "--zones", zones);
        only(PlaceOption.Kind.CURRENT, "--install", install);
    }

    private void only(PlaceOption.Kind place, String option, boolean given) {
        if (given && on.kind() != place) {
            throw TimenetException.badInput(
                    "%s goes with --on %s only"
                            .formatted(option, place.name().toLowerCase(Locale.ROOT)));
        }
    }

    private Path document() {
        return file.orElseGet(() ->
                machine.checkout()
                        .map(root -> root.resolve("manifests/networks/testnet.yaml"))
                        .orElseThrow(() -> TimenetException.badInput("name a FILE")));
    }
}
