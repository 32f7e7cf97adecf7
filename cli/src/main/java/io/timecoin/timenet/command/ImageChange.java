package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.output.StatusLines;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateLock;
import java.io.IOException;
import java.time.Duration;

/** Changes the image of a network and tells how it went. */
record ImageChange(Machine machine, NetworkFolder network) {
    /** True if the network wants this image and runs it everywhere. */
    boolean isNothing(String image) {
        TimeNetworkStatus status = network.status();
        boolean wanted =
                network.desired().filter(now -> now.getSpec().image().equals(image)).isPresent();
        return wanted && image.equals(status.image()) && status.failedRevision() == null;
    }

    /** Stores the wanted network and waits until it is there; returns the exit code. */
    int apply(TimeNetwork wanted, Duration limit) throws IOException, InterruptedException {
        TimeNetworkStatus before = network.status();
        try (StateLock _ = CommandLock.take(network)) {
            if (new SupervisorProcess(network).running().isEmpty()) {
                throw TimenetException.notFound(
                        "network " + network.name() + " is down; timenet up brings it up");
            }
            new Supervision(machine, network).ensure();
            new Desire(machine, network).store(wanted);
        }
        machine.terminal()
                .say(
                        "height "
                                + StatusLines.height(before)
                                + "  "
                                + wanted.getSpec().image()
                                + " is wanted");
        return new Ending(machine, network).await(limit, ending -> ending.printChange(before));
    }
}
