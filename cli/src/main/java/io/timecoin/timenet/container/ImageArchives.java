package io.timecoin.timenet.container;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Distribution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Archives of container images: those built on this machine are kept, one for each name and tag. */
public record ImageArchives(Machine machine) {
    /** The archive of an image, which is built from the checkout if it is not there yet. */
    public Path require(ImageReference image) {
        Path archive = place(image);
        if (Files.exists(archive)) {
            return archive;
        }
        if (!ContainerBuild.isOperator(image) && !image.name().equals(Distribution.REPOSITORY)) {
            throw TimenetException.notFound(
                    "there is no archive of %s on this machine; timenet image build --archive %s builds one"
                            .formatted(image, image));
        }
        return build(image, Map.of());
    }

    /** Builds the archive of an image, in place of one of the same name and tag. */
    public Path build(ImageReference image, Map<String, String> settings) {
        Path archive = place(image);
        machine.terminal().say("building container image " + image);
        try {
            ContainerBuild.on(machine).archive(image, settings, archive);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return archive;
    }

    /** A slash of a name is a plus sign in the file's; no name holds one. */
    private Path place(ImageReference image) {
        return machine.directories()
                .images()
                .resolveSibling("archives")
                .resolve(image.name().replace('/', '+') + "-" + image.tag() + ".tar");
    }
}
