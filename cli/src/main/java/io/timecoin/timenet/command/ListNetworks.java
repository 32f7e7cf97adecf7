package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.status.Phase;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.output.Table;
import io.timecoin.timenet.output.Words;
import io.timecoin.timenet.state.NetworkFolder;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Lists the networks of this machine. */
@Command(name = "ls", description = "Lists the networks of this machine.")
final class ListNetworks implements Callable<Integer> {
    private final Machine machine;

    ListNetworks(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        List<List<String>> rows = machine.networks().all().stream().map(ListNetworks::row).toList();
        new Table(List.of("NETWORK", "PHASE", "VERSION", "FOLDER"), rows)
                .lines()
                .forEach(machine.terminal()::print);
        return ExitCode.OK.number();
    }

    private static List<String> row(NetworkFolder network) {
        TimeNetworkStatus status = network.status();
        boolean up = new SupervisorProcess(network).running().isPresent();
        return List.of(
                network.name(),
                up ? Words.of(Objects.requireNonNullElse(status.phase(), Phase.PENDING)) : "down",
                Objects.requireNonNullElse(status.version(), "-"),
                network.path().toString());
    }
}
