package io.timecoin.timenet.container;

import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.Distribution;
import io.timecoin.timenet.image.JvmOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The operator as a container image. */
final class OperatorImage {
    /** Health and metrics. */
    private static final List<Integer> PORTS = List.of(8080);

    private OperatorImage() {}

    /**
     * The container image of a checkout's operator.
     *
     * @throws TimenetException if it has not been built
     */
    static ContainerImage of(ImageReference name, Map<String, String> settings, Path root)
            throws IOException {
        Path target = root.resolve("operator/controller/target");
        Path application = target.resolve("quarkus-app");
        if (!Files.isDirectory(application)) {
            throw TimenetException.failed(
                    "there is no built operator in " + target + "; run mvn package in " + root);
        }
        List<String> arguments =
                new ArrayList<>(
                        JvmOptions.read(
                                root.resolve("operator/controller/src/main/image/jvm.options")));
        arguments.add("-jar");
        arguments.add(ContainerImage.FOLDER.resolve("quarkus-run.jar").toString());
        return new ContainerImage(
                name,
                "TIME Coin operator",
                Distribution.commit(root),
                settings,
                arguments,
                List.of(),
                PORTS,
                Optional.empty(),
                List.of(),
                List.of(Layers.tree("operator", application, ContainerImage.FOLDER)));
    }
}
