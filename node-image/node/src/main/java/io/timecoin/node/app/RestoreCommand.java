package io.timecoin.node.app;

import io.timecoin.node.store.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code time-node restore}: goes on from a copy of the chain. */
@Command(
        name = "restore",
        description = {
            "Make the backup in DIR, of whichever node, the data of a stopped node, which may be another masternode.",
            "The masternodes must have certified its newest block, and with it its outputs; a trusted block must be in it.",
            "Data that are there are set aside; what the key has signed is taken over from them."
        },
        mixinStandardHelpOptions = true)
final class RestoreCommand extends DataCommand {
    @Parameters(paramLabel = "DIR", description = "What `time-node backup` wrote.")
    private Path backup = Path.of("backup");

    @Mixin private ForgetVotes votes = new ForgetVotes();

    @Override
    String work(NodeSetup setup, Path directory) {
        return Backup.restore(
                        backup,
                        directory,
                        setup.identity(),
                        setup.copyProof(),
                        votes.areForgotten())
                .map(aside -> directory + ": restored; the old data are in " + aside)
                .orElse(directory + ": restored");
    }
}
