package io.timecoin.timenet.container;

import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.image.JvmOptions;
import io.timecoin.timenet.state.StateFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The operator as Maven built it in a checkout.
 *
 * @param folder holds the jar that starts it and, in {@code lib}, those that its manifest names
 * @param libraries what it needs
 * @param jvmFlags flags that its Java needs
 */
record OperatorProgram(Path folder, List<Path> libraries, List<String> jvmFlags) {
    private static final String RUNNER = "time-operator-1.0.0-runner.jar";
    private static final String LIB = "lib";

    OperatorProgram {
        libraries = List.copyOf(libraries);
        jvmFlags = List.copyOf(jvmFlags);
    }

    /**
     * The operator of a checkout.
     *
     * @throws TimenetException if it has not been built
     */
    static OperatorProgram ofCheckout(Path root) {
        Path module = root.resolve("operator/controller");
        Path target = module.resolve("target");
        if (!Files.isReadable(target.resolve(RUNNER))) {
            throw TimenetException.failed(
                    "there is no built operator in " + target + "; run mvn package in " + root);
        }
        return new OperatorProgram(
                target.toAbsolutePath(),
                StateFiles.names(target.resolve(LIB)).stream()
                        .map(target.resolve(LIB)::resolve)
                        .toList(),
                JvmOptions.read(module.resolve("src/main/image/jvm.options")));
    }

    /** The jar that starts it. */
    Path runner() {
        return folder.resolve(RUNNER);
    }

    /** The folder of the libraries where the runner lies in this one. */
    static Path librariesIn(Path folder) {
        return folder.resolve(LIB);
    }

    /** All files that a trained cache holds for. */
    List<Path> jars() {
        List<Path> jars = new ArrayList<>(List.of(runner()));
        jars.addAll(libraries);
        return jars;
    }

    /**
     * What a Java needs to run it.
     *
     * @param place the folder in which it lies when it runs
     * @param more flags besides those that it always has
     */
    List<String> javaArguments(Path place, List<String> more) {
        List<String> arguments = new ArrayList<>(jvmFlags);
        arguments.addAll(more);
        arguments.add("-jar");
        arguments.add(place.resolve(RUNNER).toString());
        return arguments;
    }
}
