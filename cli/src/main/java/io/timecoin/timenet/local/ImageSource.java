package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Distribution;
import io.timecoin.timenet.image.Image;
import io.timecoin.timenet.image.ImageBuild;
import io.timecoin.timenet.image.TrainedCaches;
import io.timecoin.timenet.image.Training;
import java.nio.file.Path;
import java.util.Map;

/** Provides the images that commands ask for. */
public record ImageSource(Machine machine) {
    /** An image that is there, or is built from the checkout now. */
    public Image require(ImageReference name) {
        return machine.images().find(name).orElseGet(() -> buildMissing(name));
    }

    private Image buildMissing(ImageReference name) {
        if (!name.name().equals(Distribution.REPOSITORY)) {
            throw TimenetException.notFound(
                    "there is no image "
                            + name
                            + " on this machine; timenet image build "
                            + name
                            + " builds it from this checkout");
        }
        machine.terminal().say("image " + name + " is not there yet");
        return build(name, Map.of());
    }

    /** Builds an image with these settings of the node baked in. */
    public Image build(ImageReference name, Map<String, String> settings) {
        Path checkout = machine.requireCheckout();
        machine.terminal().say("building image " + name + " from " + checkout);
        Training training =
                new TrainedCaches(
                        machine.images().root().resolve(".caches"),
                        new TrainingRun(machine.java(), machine.clock(), machine.terminal()::say));
        return new ImageBuild(
                        machine.images(),
                        Distribution.ofCheckout(checkout),
                        training,
                        machine.clock())
                .build(name, settings);
    }
}
