package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.place.Documents;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Brings the masternodes of a network to another image, wave by wave. */
@Command(
        name = "upgrade",
        description = "Brings the masternodes of a network to another image, in gated waves.")
final class Upgrade implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final PlaceOption on = new PlaceOption();
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final TimeoutOption timeout = new TimeoutOption();

    @Option(
            names = "--image",
            required = true,
            paramLabel = "NAME:TAG",
            description =
                    "The image, such as time-node:1.0.1; built from this checkout if missing.")
    private String image = "";

    Upgrade(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Place place = on.open(machine)) {
            return upgrade(place.network(network.name()));
        }
    }

    private int upgrade(PlacedNetwork running) throws IOException, InterruptedException {
        TimeNetwork wanted = new Documents().withImage(running.desired(), image);
        ImageChange change = new ImageChange(machine, running);
        if (change.isNothing(image)) {
            machine.terminal()
                    .print(
                            "network "
                                    + running.name()
                                    + " runs "
                                    + image
                                    + " already: nothing to do");
            return ExitCode.OK.number();
        }
        running.require(ImageReference.parse(image));
        return change.apply(wanted, timeout.limit());
    }
}
