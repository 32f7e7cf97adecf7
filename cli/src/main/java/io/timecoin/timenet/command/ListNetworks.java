package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.output.Words;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists networks. */
@Command(name = "ls", description = "Lists the networks of this machine, or of a cluster.")
final class ListNetworks implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final PlaceOption on = new PlaceOption();

    ListNetworks(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        try (Place place = on.open(machine)) {
            List<List<String>> rows = place.networks().stream().map(ListNetworks::row).toList();
            new Table(List.of("NETWORK", "PHASE", "VERSION", "WHERE"), rows)
                    .lines()
                    .forEach(machine.terminal()::print);
        }
        return ExitCode.OK.number();
    }

    private static List<String> row(PlacedNetwork network) {
        TimeNetworkStatus status = network.status();
        boolean up = network.abandoned().isEmpty();
        return List.of(
                network.name(),
                up ? Words.of(Objects.requireNonNullElse(status.phase(), Phase.PENDING)) : "down",
                Objects.requireNonNullElse(status.version(), "-"),
                network.location());
    }
}
