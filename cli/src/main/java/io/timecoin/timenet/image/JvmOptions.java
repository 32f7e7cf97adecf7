package io.timecoin.timenet.image;

import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.StateFiles;
import java.nio.file.Path;
import java.util.List;

/** Reads flags of a program's Java: one a line, lines that begin with {@code #} are comments. */
public final class JvmOptions {
    private JvmOptions() {}

    /**
     * The flags in a file.
     *
     * @throws TimenetException if there is no such file
     */
    public static List<String> read(Path file) {
        return StateFiles.readText(file)
                .orElseThrow(() -> TimenetException.failed("there is no " + file))
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
