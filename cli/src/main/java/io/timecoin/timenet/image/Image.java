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
        return command(
                java,
                manifest.cached() ? List.of("-XX:AOTCache=" + cache()) : List.of(),
                arguments);
    }

    /** The same with a cache written at its end instead of one being read. */
    public List<String> trainingCommand(Path java, List<String> arguments) {
        return command(java, List.of("-XX:AOTCacheOutput=" + cache()), arguments);
    }

    private List<String> command(Path java, List<String> cacheFlags, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(manifest.jvmFlags());
        command.addAll(nativeFlags());
        command.addAll(cacheFlags);
        command.addAll(List.of("-cp", classPath(), manifest.mainClass()));
        command.addAll(arguments);
        return List.copyOf(command);
    }

    /** Without native libraries of its own an image unpacks those of its jars at every start. */
    private List<String> nativeFlags() {
        return nativeLibraries().isEmpty()
                ? List.of()
                : List.of(
                        "-Djava.library.path=" + natives(),
                        "-Dcom.amazon.corretto.crypto.provider.useExternalLib=true");
    }

    List<Path> nativeLibraries() {
        return StateFiles.names(natives()).stream().map(natives()::resolve).toList();
    }

    /** The jars in order of their names: the cache holds for one order only, and {@code lib/*} has none. */
    List<Path> jars() {
        return StateFiles.names(libraries()).stream()
                .filter(name -> name.endsWith(".jar"))
                .map(libraries()::resolve)
                .toList();
    }

    private String classPath() {
        return jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }
}
