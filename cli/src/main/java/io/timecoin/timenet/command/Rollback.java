package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.RolloutOutcome;
import io.timecoin.crds.v1alpha1.status.RolloutRecord;
import io.timecoin.crds.v1alpha1.status.StableRevision;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.place.Documents;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
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
    @Mixin private final PlaceOption on = new PlaceOption();
    @Mixin private final NetworkOption network = new NetworkOption();
    @Mixin private final TimeoutOption timeout = new TimeoutOption();

    Rollback(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (Place place = on.open(machine)) {
            return rollBack(place.network(network.name()));
        }
    }

    private int rollBack(PlacedNetwork running) throws IOException, InterruptedException {
        TimeNetwork desired = running.desired();
        String image =
                previousImage(running.status(), desired.getSpec().image())
                        .orElseThrow(() ->
                                TimenetException.notFound(
                                        "network "
                                                + running.name()
                                                + " has completed no rollout of another image:"
                                                + " there is nothing to go back to"));
        if (running.lacks(ImageReference.parse(image))) {
            throw TimenetException.notFound("the image " + image + " is no longer on this machine");
        }
        TimeNetwork wanted = new Documents().withImage(desired, image);
        return new ImageChange(machine, running).apply(wanted, timeout.limit());
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
