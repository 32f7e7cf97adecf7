package io.timecoin.timenet.local;

import io.timecoin.timenet.state.ProcessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds processes of the operating system again, and never another one that got the same pid. */
public final class Processes {
    /** Start times are computed from the boot time, which moves by a second when the clock is set. */
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);

    private Processes() {}

    /** The process of a record, if it still runs. */
    public static Optional<ProcessHandle> find(ProcessRecord record) {
        return ProcessHandle.of(record.pid())
                .filter(handle -> sameStart(handle, record.startedAt()))
                .filter(Processes::runs);
    }

    public static boolean isAlive(ProcessRecord record) {
        return find(record).isPresent();
    }

    /** When a process started, as the operating system tells it. */
    public static Instant startOf(ProcessHandle handle) {
        return handle.info().startInstant().orElseGet(Instant::now);
    }

    /** The process of this user that carries the text in its command line. */
    public static Optional<ProcessHandle> findByCommandLine(String text) {
        return ProcessHandle.allProcesses()
                .filter(handle -> handle.info().commandLine().orElse("").contains(text))
                .filter(Processes::runs)
                .findFirst();
    }

    private static boolean sameStart(ProcessHandle handle, Instant startedAt) {
        return handle.info()
                .startInstant()
                .map(start -> Duration.between(start, startedAt).abs())
                .filter(difference -> difference.compareTo(START_TOLERANCE) <= 0)
                .isPresent();
    }

    /** A process that ended, but whose parent never asked for its result, still has a pid (state Z on Linux). */
    private static boolean runs(ProcessHandle handle) {
        if (!handle.isAlive()) {
            return false;
        }
        Path stat = Path.of("/proc", Long.toString(handle.pid()), "stat");
        try {
            String line = Files.readString(stat);
            return !line.substring(line.lastIndexOf(')') + 1).stripLeading().startsWith("Z");
        } catch (IOException noProcFileSystem) {
            return handle.isAlive();
        }
    }
}
