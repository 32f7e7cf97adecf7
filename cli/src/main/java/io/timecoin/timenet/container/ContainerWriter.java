package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.api.buildplan.Port;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;

/**
 * Writes container images, without a container daemon.
 *
 * @param base what they stand on
 * @param cache folder of layers written before
 */
record ContainerWriter(Base base, Path cache, Clock clock) {
    /** An archive is for whoever loads it. */
    private static final Set<PosixFilePermission> READABLE =
            PosixFilePermissions.fromString("rw-r--r--");

    private static final Pattern LOOPBACK =
            Pattern.compile("(localhost|127\\.\\d+\\.\\d+\\.\\d+)(:\\d+)?");

    /** Writes an image as an archive for {@code docker load} and its like; the file is there as a whole or not at all. */
    void archive(ContainerImage image, Path file) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        Files.createDirectories(folder);
        Path writing = Files.createTempFile(folder, ".writing-", ".tar");
        try {
            write(image, Containerizer.to(TarImage.at(writing).named(jibName(image))));
            Files.setPosixFilePermissions(writing, READABLE);
            Files.move(writing, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(writing);
        }
    }

    /**
     * Pushes an image to the registry that its name begins with; credentials are those that Docker keeps. As with Docker,
     * a registry on this machine may speak plain HTTP or have a certificate that nobody vouches for; here its base must
     * come from this machine as well, or the base could be forged on its way.
     */
    void push(ContainerImage image) throws IOException {
        ImageReference name = jibName(image);
        boolean here = isOnThisMachine(name) && isBaseOnThisMachine();
        write(image, Containerizer.to(inRegistry(name)).setAllowInsecureRegistries(here));
    }

    private boolean isBaseOnThisMachine() {
        return switch (base) {
            case Base.Scratch _ -> true;
            case Base.Jre(String name) -> isOnThisMachine(jibName(name));
        };
    }

    private static boolean isOnThisMachine(ImageReference name) {
        return LOOPBACK.matcher(name.getRegistry()).matches();
    }

    private static ImageReference jibName(ContainerImage image) {
        return jibName(image.name().toString());
    }

    private static ImageReference jibName(String name) {
        try {
            return ImageReference.parse(name);
        } catch (InvalidImageReferenceException e) {
            throw TimenetException.badInput(String.valueOf(e.getMessage()));
        }
    }

    private static RegistryImage inRegistry(ImageReference name) {
        CredentialRetrieverFactory credentials = CredentialRetrieverFactory.forImage(name, _ -> {});
        return RegistryImage.named(name)
                .addCredentialRetriever(credentials.dockerConfig())
                .addCredentialRetriever(credentials.wellKnownCredentialHelpers());
    }

    private void write(ContainerImage image, Containerizer target) throws IOException {
        Path folder = Files.createTempDirectory("timenet-image-");
        try {
            builder(image, folder)
                    .containerize(
                            target.setBaseImageLayersCache(cache.resolve("base"))
                                    .setApplicationLayersCache(cache.resolve("application"))
                                    .setOfflineMode(false)
                                    .setToolName("timenet"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw TimenetException.failed(
                    "image " + image.name() + " was not written: interrupted");
        } catch (ExecutionException e) {
            throw notWritten(image, e.getCause() == null ? e : e.getCause());
        } catch (RegistryException | CacheDirectoryCreationException e) {
            throw notWritten(image, e);
        } finally {
            StateFiles.deleteTree(folder);
        }
    }

    private static TimenetException notWritten(ContainerImage image, Throwable cause) {
        return new TimenetException(
                ExitCode.FAILED,
                "image " + image.name() + " was not written: " + cause.getMessage(),
                cause);
    }

    private JibContainerBuilder builder(ContainerImage image, Path folder) throws IOException {
        List<FileEntriesLayer> layers = new ArrayList<>();
        JibContainerBuilder builder =
                switch (base) {
                    case Base.Scratch(JavaRuntime runtime) -> {
                        layers.add(SystemFiles.libraries(runtime, image.nativeLibraries()));
                        layers.add(SystemFiles.settings(folder.resolve("etc")));
                        layers.add(runtime.layer());
                        yield Jib.fromScratch();
                    }
                    case Base.Jre(String name) -> Jib.from(inRegistry(jibName(name)));
                };
        layers.add(SystemFiles.writable(folder.resolve("empty"), image.data().stream().toList()));
        layers.addAll(image.layers());
        image.data().ifPresent(data -> builder.addVolume(AbsoluteUnixPath.fromPath(data)));
        image.ports().forEach(port -> builder.addExposedPort(Port.tcp(port)));
        Instant now = clock.instant();
        return builder.setFileEntriesLayers(layers)
                .setPlatforms(Set.of(platform()))
                .setUser(ContainerImage.USER)
                .setEnvironment(image.environment())
                .setEntrypoint(entrypoint(image))
                .setProgramArguments(image.arguments())
                .setLabels(labels(image, now))
                .setCreationTime(now);
    }

    private List<String> entrypoint(ContainerImage image) {
        List<String> entrypoint = new ArrayList<>(List.of(base.java()));
        entrypoint.addAll(image.javaArguments());
        return entrypoint;
    }

    /** Native libraries are those of this machine. */
    private static Platform platform() {
        String architecture = System.getProperty("os.arch");
        return new Platform(architecture.equals("aarch64") ? "arm64" : architecture, "linux");
    }

    /** By the OCI image specification. */
    private static Map<String, String> labels(ContainerImage image, Instant created) {
        return Map.of(
                "org.opencontainers.image.title", image.title(),
                "org.opencontainers.image.version", image.name().tag(),
                "org.opencontainers.image.revision", image.commit(),
                "org.opencontainers.image.created", created.toString(),
                "org.opencontainers.image.vendor", "TIME Coin",
                "org.opencontainers.image.licenses", "Apache-2.0");
    }
}
