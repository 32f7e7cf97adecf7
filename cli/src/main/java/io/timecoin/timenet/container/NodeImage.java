package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.timecoin.crds.v1alpha1.ImageReference;
import io.timecoin.timenet.image.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A masternode as a container image. */
final class NodeImage {
    private static final Path LIBRARIES = ContainerImage.FOLDER.resolve("lib");
    private static final Path NATIVES = ContainerImage.FOLDER.resolve("native");

    /** Where a node keeps its chain unless told otherwise, and where the operator mounts a volume. */
    private static final Path DATA = Path.of("/var/lib/time");

    /** P2P and RPC, of Mainnet and Testnet (architecture.md §5). */
    private static final List<Integer> PORTS = List.of(24_000, 24_001, 24_100, 24_101);

    private static final List<String> RUN = List.of("run", "--config", "/etc/time/node.yaml");

    private NodeImage() {}

    /** The container image of a built and, where it has a cache, trained node. */
    static ContainerImage of(ImageReference name, Image image) throws IOException {
        return new ContainerImage(
                name,
                "TIME Coin masternode",
                image.manifest().commit(),
                image.manifest().environment(),
                image.javaArguments(ContainerImage.FOLDER),
                RUN,
                PORTS,
                Optional.of(DATA),
                image.nativeLibraries(),
                layers(image));
    }

    /** What changes least comes first. */
    private static List<FileEntriesLayer> layers(Image image) throws IOException {
        List<FileEntriesLayer> layers = new ArrayList<>();
        layers.add(Layers.files("native libraries", image.nativeLibraries(), NATIVES));
        layers.add(Layers.files("dependencies", jars(image, false), LIBRARIES));
        layers.add(Layers.files("node", jars(image, true), LIBRARIES));
        if (Files.exists(image.cache())) {
            layers.add(Layers.files("cache", List.of(image.cache()), ContainerImage.FOLDER));
        }
        return layers;
    }

    private static List<Path> jars(Image image, boolean own) {
        return image.jars().stream()
                .filter(jar -> jar.getFileName().toString().startsWith("time-") == own)
                .toList();
    }
}
