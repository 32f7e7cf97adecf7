package io.timecoin.node.app;

import io.timecoin.node.store.ChainStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code time-node data}: looks after the data on disk while the node is stopped. */
@Command(
        name = "data",
        description = "Check or reset the data of a stopped node.",
        mixinStandardHelpOptions = true,
        subcommands = {DataCommand.Check.class, DataCommand.Reset.class})
final class DataCommand {
    @Command(
            name = "check",
            description = "Read all data and compare checksums, hashes and links of the blocks.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin private ConfigOptions options = new ConfigOptions();

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws BadConfiguration {
            NodeSetup setup = NodeSetup.read(options.read());
            try (ChainStore store = ChainStore.open(setup.config().dataDir(), setup.identity())) {
                long blocks = store.verify();
                spec.commandLine()
                        .getOut()
                        .println(setup.config().dataDir() + ": good; " + blocks + " blocks");
            }
            return ExitCode.STOPPED;
        }
    }

    @Command(
            name = "reset",
            description = {
                "Set damaged data aside and begin anew; the chain comes from peers again.",
                "What the key has signed is taken over, so that it signs nothing twice."
            },
            mixinStandardHelpOptions = true)
    static final class Reset implements Callable<Integer> {
        @Mixin private ConfigOptions options = new ConfigOptions();

        @Option(
                names = "--forget-votes",
                description = {
                    "Go on even if what the key has signed cannot be read. Only when the network"
                            + " has moved on by a height since, or it may sign twice."
                })
        private boolean forgetVotes;

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws BadConfiguration {
            NodeSetup setup = NodeSetup.read(options.read());
            Path aside = ChainStore.reset(setup.config().dataDir(), setup.identity(), forgetVotes);
            spec.commandLine()
                    .getOut()
                    .println("the old data are in " + aside + "; the next start begins anew");
            return ExitCode.STOPPED;
        }
    }
}
