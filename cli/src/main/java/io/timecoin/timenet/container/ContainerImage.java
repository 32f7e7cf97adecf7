package io.timecoin.timenet.container;

import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import io.timecoin.crds.v1alpha1.ImageReference;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java program as a container image, without the Java that it runs on ({@link Base}).
 *
 * @param commit of the sources
 * @param environment variables that the program sees
 * @param javaArguments flags, class path and main class
 * @param arguments what the program gets unless a container gives others
 * @param ports on which it listens
 * @param data the folder for its data, where it has some
 * @param nativeLibraries on this machine; the image brings what they need
 */
record ContainerImage(
        ImageReference name,
        String title,
        String commit,
        Map<String, String> environment,
        List<String> javaArguments,
        List<String> arguments,
        List<Integer> ports,
        Optional<Path> data,
        List<Path> nativeLibraries,
        List<FileEntriesLayer> layers) {
    /** Where the program lies. */
    static final Path FOLDER = Path.of("/app");

    /** User and group of the program: without rights, and the same that the operator asks for. */
    static final String USER = "65532:65532";

    ContainerImage {
        environment = Map.copyOf(environment);
        javaArguments = List.copyOf(javaArguments);
        arguments = List.copyOf(arguments);
        ports = List.copyOf(ports);
        nativeLibraries = List.copyOf(nativeLibraries);
        layers = List.copyOf(layers);
    }
}
