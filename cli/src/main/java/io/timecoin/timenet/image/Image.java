package io.timecoin.timenet.image;

import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A built distribution of the node, ready to run.
 *
 * @param folder holds {@code image.json}, {@code lib}, {@code native} and perhaps a trained cache
 */
public record Image(ImageManifest manifest, Path folder) {
    static final String MANIFEST = "image.json";
    static final String LIBRARIES = "lib";
    static final String NATIVES = "native";
    private static final String CACHE = "node.aot";

    public Path libraries() {
        return folder.resolve(LIBRARIES);
    }

    private Path natives() {
        return folder.resolve(NATIVES);
    }

    /** Where its trained cache is, if it has one. */
    public Path cache() {
        return folder.resolve(CACHE);
    }

    /** The command that runs the node with these arguments. */
    public List<String> command(Path java, List<String> arguments) {
        return command(java, javaArguments(folder), arguments);
    }

    /** The same with a cache written at its end instead of one being read. */
    public List<String> trainingCommand(Path java, List<String> arguments) {
        List<String> cacheFlags = List.of("-XX:AOTCacheOutput=" + cache());
        return command(java, javaArguments(folder, cacheFlags), arguments);
    }

    /**
     * The command that runs another program with what the node consists of.
     *
     * @param classes where the program is
     */
    public List<String> command(Path java, Path classes, String mainClass, List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(java.toString()));
        command.addAll(manifest.jvmFlags());
        command.addAll(nativeFlags(folder.resolve(NATIVES)));
        command.add("-cp");
        command.add(classes + File.pathSeparator + classPath(folder.resolve(LIBRARIES)));
        command.add(mainClass);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    private static List<String> command(
            Path java, List<String> javaArguments, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(javaArguments);
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /**
     * What a Java needs to run the node: flags, class path and main class.
     *
     * @param place the folder in which the image lies when it runs
     */
    public List<String> javaArguments(Path place) {
        return javaArguments(
                place,
                manifest.cached() ? List.of("-XX:AOTCache=" + place.resolve(CACHE)) : List.of());
    }

    private List<String> javaArguments(Path place, List<String> cacheFlags) {
        List<String> arguments = new ArrayList<>(manifest.jvmFlags());
        arguments.addAll(nativeFlags(place.resolve(NATIVES)));
        arguments.addAll(cacheFlags);
        arguments.add("-cp");
        arguments.add(classPath(place.resolve(LIBRARIES)));
        arguments.add(manifest.mainClass());
        return arguments;
    }

    /** Without native libraries of its own an image unpacks those of its jars at every start. */
    private List<String> nativeFlags(Path place) {
        return nativeLibraries().isEmpty()
                ? List.of()
                : List.of(
                        "-Djava.library.path=" + place,
                        "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true");
    }

    public List<Path> nativeLibraries() {
        return StateFiles.names(natives()).stream().map(natives()::resolve).toList();
    }

    /** The jars in order of their names: the cache holds for one order only, and {@code lib/*} has none. */
    public List<Path> jars() {
        return StateFiles.names(libraries()).stream()
                .filter(name -> name.endsWith(".jar"))
                .map(libraries()::resolve)
                .toList();
    }

    private String classPath(Path place) {
        return jars().stream()
                .map(jar -> place.resolve(jar.getFileName()).toString())
                .collect(Collectors.joining(File.pathSeparator));
    }
}
