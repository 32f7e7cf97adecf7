package io.timecoin.timenet.state;

import java.nio.file.Path;
import java.util.Map;

/**
 * The folders of timenet, by the XDG base directory rules.
 *
 * @param stateHome {@code $XDG_STATE_HOME}; networks are kept in {@code timenet} there: what changes while they run
 * @param dataHome {@code $XDG_DATA_HOME}; images and installed programs are kept in {@code timenet} there
 */
public record Directories(Path stateHome, Path dataHome) {
    private static final String STATE_HOME = "XDG_STATE_HOME";
    private static final String DATA_HOME = "XDG_DATA_HOME";
    private static final String FOLDER = "timenet";

    /** The folders for this environment and home folder; a relative XDG path is ignored, as its rules say. */
    public static Directories of(Map<String, String> environment, Path home) {
        return new Directories(
                base(environment, STATE_HOME, home.resolve(".local/state")),
                base(environment, DATA_HOME, home.resolve(".local/share")));
    }

    private static Path base(Map<String, String> environment, String variable, Path fallback) {
        Path given = Path.of(environment.getOrDefault(variable, ""));
        return given.isAbsolute() ? given : fallback;
    }

    /** The variables that lead another process to the same folders. */
    public Map<String, String> asEnvironment() {
        return Map.of(STATE_HOME, stateHome.toString(), DATA_HOME, dataHome.toString());
    }

    public Path networks() {
        return stateHome.resolve(FOLDER).resolve("networks");
    }

    /** What belongs to the clusters that were made here. */
    public Path clusters() {
        return stateHome.resolve(FOLDER).resolve("clusters");
    }

    public Path images() {
        return dataHome.resolve(FOLDER).resolve("images");
    }

    /** Copies of the command line that supervisors run from, so that a build never pulls a class from under one. */
    public Path programs() {
        return dataHome.resolve(FOLDER).resolve("programs");
    }
}
