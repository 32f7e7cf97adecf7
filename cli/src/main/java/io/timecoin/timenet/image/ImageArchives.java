package io.timecoin.timenet.image;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Archives of container images. */
public record ImageArchives(Machine machine) {
    /** The archive of an image. */
    public Path require(ImageReference image) {
        Path archive =
                machine.directories()
                        .images()
                        .resolveSibling("archives")
                        .resolve(image.name() + "-" + image.tag() + ".tar");
        if (!Files.exists(archive)) {
            throw TimenetException.notFound("there is no archive " + archive);
        }
        return archive;
    }
}
