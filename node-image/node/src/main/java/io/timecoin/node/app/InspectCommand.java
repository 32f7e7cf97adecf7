package io.timecoin.node.app;

import io.timecoin.node.chain.ChainState;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.store.StoreSummary;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code time-node inspect}: tells what a data directory holds. */
@Command(
        name = "inspect",
        description = "Tell what a data directory or a backup holds, also while a node uses it.",
        mixinStandardHelpOptions = true)
final class InspectCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "The directory.")
    private Path directory = Path.of(".");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        StoreSummary summary = StoreSummary.read(directory);
        PrintWriter out = spec.commandLine().getOut();
        out.printf("format: %d of %d%n", summary.format(), summary.newestFormat());
        out.println("finalVersion: " + summary.finalVersion().orElse("none"));
        out.println("genesis: " + summary.genesis());
        out.println("publicKey: " + summary.key());
        out.println("head: " + summary.head().map(InspectCommand::describe).orElse("none"));
        out.println("blocksFrom: " + summary.prunedBelow());
        out.println(
                "signed: "
                        + summary.consensusRecord().map(InspectCommand::describe).orElse("none"));
        out.println("fileBytes:");
        summary.fileBytes().forEach((kind, bytes) -> out.printf("  %s: %d%n", kind, bytes));
        return ExitCode.STOPPED;
    }

    private static String describe(ChainState head) {
        return "height %d, hash %s, %s"
                .formatted(head.height(), head.hash(), Instant.ofEpochSecond(head.timestamp()));
    }

    private static String describe(ConsensusRecord record) {
        return "height %d, round %d".formatted(record.height(), record.round());
    }
}
