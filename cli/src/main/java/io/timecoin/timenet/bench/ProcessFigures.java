package io.timecoin.timenet.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** What the system tells about a process. */
final class ProcessFigures {
    private static final double KIB_PER_MB = 1_000_000.0 / 1_024;

    private ProcessFigures() {}

    static Duration processorTime(ProcessHandle handle) {
        return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Megabytes. Linux tells it; elsewhere there is no figure. */
    static Optional<Double> residentMegabytes(ProcessHandle handle) throws IOException {
        Path status = Path.of("/proc", Long.toString(handle.pid()), "status");
        if (!Files.exists(status)) {
            return Optional.empty();
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / KIB_PER_MB)
                .findFirst();
    }
}
