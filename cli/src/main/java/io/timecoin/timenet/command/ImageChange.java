package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.output.StatusLines;
import io.timecoin.timenet.place.PlacedNetwork;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;

/** Changes the image of a network and tells how it went. */
record ImageChange(Machine machine, PlacedNetwork network) {
    /** True if the network wants this image and runs it everywhere. */
    boolean isNothing(String image) {
        TimeNetworkStatus status = network.status();
        boolean wanted = network.desired().getSpec().image().equals(image);
        return wanted && image.equals(status.image()) && status.failedRevision() == null;
    }

    /** Stores the wanted network and waits until it is there; returns the exit code. */
    int apply(TimeNetwork wanted, Duration limit) throws IOException, InterruptedException {
        TimeNetworkStatus before = network.status();
        Set<String> told = Set.copyOf(network.events());
        network.change(wanted);
        machine.terminal()
                .say(
                        "height "
                                + StatusLines.height(before)
                                + "  "
                                + wanted.getSpec().image()
                                + " is wanted");
        return new Ending(machine, network, told)
                .await(limit, ending -> ending.printChange(before));
    }
}
