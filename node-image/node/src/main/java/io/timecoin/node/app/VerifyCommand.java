package io.timecoin.node.app;

import io.timecoin.node.store.ChainStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code time-node verify}: reads all data of a stopped node. */
@Command(
        name = "verify",
        description =
                "Read all data of a stopped node and compare checksums, hashes and links of the blocks.",
        mixinStandardHelpOptions = true)
final class VerifyCommand extends DataCommand {
    @Override
    String work(NodeSetup setup, Path directory) {
        try (ChainStore store = ChainStore.open(directory, setup.identity())) {
            return directory + ": good; " + store.verify() + " blocks";
        }
    }
}
