package io.timecoin.node.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Memory and processor time of the process: the few figures that tell whether it keeps its budget. They are read
 * without the platform's management beans, whose classes alone would take several megabytes.
 */
public final class ProcessMetrics {
    /** The line VmRSS holds the resident memory in KiB (proc(5)). Only Linux has the file. */
    private static final Path MEMORY = Path.of("/proc/self/status");

    private ProcessMetrics() {}

    /** Adds the meters to a registry. */
    public static void register(MeterRegistry registry) {
        Meters meters = new Meters(registry);
        Runtime runtime = Runtime.getRuntime();
        meters.watch(
                "heap.used",
                "Heap in use, garbage included",
                "bytes",
                () -> runtime.totalMemory() - runtime.freeMemory());
        meters.watch("heap.committed", "Heap taken from the system", "bytes", runtime::totalMemory);
        meters.watchTotal(
                "cpu", "Processor time since the start", "seconds", ProcessMetrics::cpuSeconds);
        if (Files.isReadable(MEMORY)) {
            meters.watch(
                    "resident.memory",
                    "Memory of the process",
                    "bytes",
                    ProcessMetrics::residentBytes);
        }
    }

    private static double cpuSeconds() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO).toMillis()
                / 1e3;
    }

    private static long residentBytes() {
        try (var lines = Files.lines(MEMORY)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .map(kibibytes -> kibibytes * 1_024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
