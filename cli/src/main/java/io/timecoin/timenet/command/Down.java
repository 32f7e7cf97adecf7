package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.place.Place;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a network down. */
@Command(
        name = "down",
        description = "Stops a network. Keys and chain are kept; timenet up goes on with them.")
final class Down implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final PlaceOption on = new PlaceOption();
    @Mixin private final NetworkOption network = new NetworkOption();

    @Option(
            names = "--data",
            description = "Remove the network afterwards: chain, keys, logs, everything.")
    private boolean data;

    Down(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws InterruptedException {
        try (Place place = on.open(machine)) {
            machine.terminal().print(place.network(network.name()).takeDown(data));
        }
        return ExitCode.OK.number();
    }
}
