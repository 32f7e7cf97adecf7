package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.place.Place;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of a masternode. */
@Command(name = "logs", description = "Shows the log of a masternode.")
final class Logs implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final PlaceOption on = new PlaceOption();
    @Mixin private final NetworkOption network = new NetworkOption();

    @Parameters(paramLabel = "NODE", description = "Name of the masternode, such as gold-0.")
    private String node = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added.")
    private boolean follow;

    Logs(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Place place = on.open(machine)) {
            place.network(network.name()).showLog(node, follow);
        }
        return ExitCode.OK.number();
    }
}
