package io.timecoin.timenet.local;

import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The class path of this program, kept apart for supervisors: they run for weeks, and the next build of the checkout
 * would pull the jars from under them.
 *
 * @param id changes with the content
 */
public record Program(String id, List<Path> classPath) {
    /** Hex digits that tell builds apart. */
    private static final int ID_DIGITS = 12;

    /** What this process runs, in place. */
    public static Program running() throws IOException {
        List<Path> classPath =
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .map(Path::of)
                        .map(Path::toAbsolutePath)
                        .toList();
        return new Program(idOf(classPath), classPath);
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

    /** As a value of {@code -cp}. */
    public String classPathText() {
        return classPath.stream()
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String idOf(List<Path> classPath) throws IOException {
        StringBuilder content = new StringBuilder();
        for (Path entry : classPath) {
            content.append(entry.getFileName()).append(' ');
            if (Files.exists(entry)) {
                content.append(Files.size(entry))
                        .append(' ')
                        .append(Files.getLastModifiedTime(entry));
            }
            content.append('\n');
        }
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256")
                            .digest(content.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
