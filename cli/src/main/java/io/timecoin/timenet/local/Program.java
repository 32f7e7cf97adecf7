package io.timecoin.timenet.local;

import io.timecoin.timenet.state.Fingerprint;
import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class path of this program, kept apart for supervisors: they run for weeks, and the next build of the checkout
 * would pull the jars from under them.
 *
 * @param id changes with the content
 */
public record Program(String id, List<Path> classPath) {
    /** What this process runs, in place. */
    public static Program running() throws IOException {
        List<Path> classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .map(Path::toAbsolutePath)
                        .toList();
        return new Program(Fingerprint.of(classPath, List.of()), classPath);
    }

    /** A copy in a folder of programs. Classes that stand in no jar, as in tests, are used where they are. */
    public Program installedIn(Path programs) throws IOException {
        if (!classPath.stream().allMatch(Files::isRegularFile)) {
            return this;
        }
        Path installed = programs.resolve(id);
        if (!Files.isDirectory(installed)) {
            Files.createDirectories(programs);
            Path copying = Files.createTempDirectory(programs, ".copying-");
            for (Path jar : classPath) {
                Files.copy(jar, copying.resolve(jar.getFileName()));
            }
            moveInto(copying, installed);
        }
        return new Program(
                id, classPath.stream().map(jar -> installed.resolve(jar.getFileName())).toList());
    }

    /** When two install the same program, either copy will do. */
    private static void moveInto(Path copy, Path installed) throws IOException {
        try {
            Files.move(copy, installed, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            StateFiles.deleteTree(copy);
            if (!Files.isDirectory(installed)) {
                throw e;
            }
        }
    }

    /** Removes the copies of other builds, but for those that supervisors still run. */
    public void removeOthers(Path programs, Collection<String> stillRunning) {
        StateFiles.names(programs).stream()
                .filter(other -> !other.equals(id) && !stillRunning.contains(other))
                .forEach(other -> StateFiles.deleteTree(programs.resolve(other)));
    }

    /** As a value of {@code -cp}. */
    public String classPathText() {
        return classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }
}
