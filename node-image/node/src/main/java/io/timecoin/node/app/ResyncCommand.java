package io.timecoin.node.app;

import io.timecoin.node.store.ChainStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code time-node resync}: begins anew where data are damaged. */
@Command(
        name = "resync",
        description = {
            "Set the data of a stopped node aside and begin anew; the chain comes from peers again.",
            "What the key has signed is taken over, so that it signs nothing twice."
        },
        mixinStandardHelpOptions = true)
final class ResyncCommand extends DataCommand {
    @Mixin private ForgetVotes votes = new ForgetVotes();

    @Override
    String work(NodeSetup setup, Path directory) {
        Path aside = ChainStore.reset(directory, setup.identity(), votes.areForgotten());
        return "the old data are in " + aside + "; the next start begins anew";
    }
}
