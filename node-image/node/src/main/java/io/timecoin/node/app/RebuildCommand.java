package io.timecoin.node.app;

import io.timecoin.node.store.ChainStore;
import java.nio.file.Path;
import picocli.CommandLine.Command;

/** {@code time-node rebuild}: makes the state of a stopped node anew from its blocks. */
@Command(
        name = "rebuild",
        description = {
            "Make the unspent outputs and all indexes of a stopped node anew from its blocks,",
            "and compare the state after each block with its certificate."
        },
        mixinStandardHelpOptions = true)
final class RebuildCommand extends DataCommand {
    @Override
    String work(NodeSetup setup, Path directory) {
        try (ChainStore store = ChainStore.open(directory, setup.identity())) {
            store.rebuild();
            return directory + ": rebuilt from its blocks";
        }
    }
}
