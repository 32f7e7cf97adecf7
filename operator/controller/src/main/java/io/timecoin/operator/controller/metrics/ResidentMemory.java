package io.timecoin.operator.controller.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The memory of the process as the system counts it, under the name that Prometheus clients give it. */
public final class ResidentMemory {
    /** The line VmRSS holds the resident memory in KiB (proc(5)). Only Linux has the file. */
    private static final Path STATUS = Path.of("/proc/self/status");

    private static final int BYTES_PER_KIB = 1_024;

    private ResidentMemory() {}

    /** Adds the meter to a registry, where the system tells it. */
    public static void register(MeterRegistry registry) {
        if (Files.isReadable(STATUS)) {
            Gauge.builder("process.resident.memory", ResidentMemory::bytes)
                    .description("Memory of the process")
                    .baseUnit("bytes")
                    .register(registry);
        }
    }

    private static long bytes() {
        try (var lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .map(line -> line.replaceAll("[^0-9]", ""))
                    .mapToLong(Long::parseLong)
                    .map(kibibytes -> kibibytes * BYTES_PER_KIB)
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
