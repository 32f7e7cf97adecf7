package io.timecoin.timenet.bench;

import picocli.CommandLine.Command;

/** Holds the benchmarks. */
@Command(
        name = "bench",
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures networks, on this machine or on Kubernetes.")
public final class BenchCommand {}
