package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.image.Distribution;
import java.io.IOException;
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
     * @param cache that was trained with it, where there is one
     */
    static ContainerImage of(
            ImageReference name,
            Map<String, String> settings,
            Path root,
            OperatorProgram program,
            Optional<Path> cache)
            throws IOException {
        List<String> cacheFlags =
                cache
                        .map(file ->
                                "-XX:AOTCache=" + ContainerImage.FOLDER.resolve(file.getFileName()))
                        .stream()
                        .toList();
        return new ContainerImage(
                name,
                "TIME Coin operator",
                Distribution.commit(root),
                settings,
                program.javaArguments(ContainerImage.FOLDER, cacheFlags),
                List.of(),
                PORTS,
                Optional.empty(),
                List.of(),
                layers(program, cache));
    }

    /** What changes least comes first. */
    private static List<FileEntriesLayer> layers(OperatorProgram program, Optional<Path> cache)
            throws IOException {
        List<FileEntriesLayer> layers = new ArrayList<>();
        layers.add(
                Layers.files(
                        "dependencies",
                        program.libraries(),
                        OperatorProgram.librariesIn(ContainerImage.FOLDER)));
        layers.add(Layers.files("operator", List.of(program.runner()), ContainerImage.FOLDER));
        if (cache.isPresent()) {
            layers.add(Layers.files("cache", List.of(cache.get()), ContainerImage.FOLDER));
        }
        return layers;
    }
}
