package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.StableRevision;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the last change of the image back. */
@Command(
        name = "rollback",
        description =
                "Takes the last change of the image back: to the image of the last rollout that"
                        + " completed with another one than is wanted now.")
final class Rollback implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final TimeoutOption timeout = new TimeoutOption();

    Rollback(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NetworkFolder folder = network.existing(machine);
        TimeNetwork desired = folder.desired().orElseThrow();
        String image =
                previousImage(folder.status(), desired.getSpec().image())
                        .orElseThrow(() ->
                                TimenetException.notFound(
                                        "network "
                                                + folder.name()
                                                + " has completed no rollout of another image:"
                                                + " there is nothing to go back to"));
        if (machine.images().find(ImageReference.parse(image)).isEmpty()) {
            throw new TimenetException(
                    ExitCode.NOT_FOUND, "the image " + image + " is no longer on this machine");
        }
        TimeNetwork wanted = new Documents().withImage(desired, image);
        return new ImageChange(machine, folder).apply(wanted, timeout.limit());
    }

    /** The stable image comes first: it is another one than the wanted while a change goes on or has failed. */
    static Optional<String> previousImage(TimeNetworkStatus status, String wanted) {
        Stream<String> stable =
                Optional.ofNullable(status.stable()).map(StableRevision::image).stream();
        Stream<String> completed =
                status.history().stream()
                        .filter(record -> record.outcome() == RolloutOutcome.COMPLETE)
                        .map(RolloutRecord::image);
        return Stream.concat(stable, completed).filter(image -> !image.equals(wanted)).findFirst();
    }
}
