package io.timecoin.node.app;

import io.timecoin.node.store.Backup;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code time-node backup}: copies the chain. */
@Command(
        name = "backup",
        description = {
            "Copy the chain to DIR, also while the node runs, and read the copy through.",
            "The key is not in it, nor what it has signed: put back later, that would be out of date."
        },
        mixinStandardHelpOptions = true)
final class BackupCommand extends DataCommand {
    @Parameters(paramLabel = "DIR", description = "A directory without a backup in it.")
    private Path target = Path.of("backup");

    @Override
    String work(NodeSetup setup, Path directory) {
        long blocks = Backup.create(directory, target, setup.identity());
        return target + ": a good copy of " + blocks + " blocks";
    }
}
