package io.timecoin.node.app;

import io.timecoin.node.crypto.NodeId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code time-node config check}: tells everything that is wrong with a configuration. */
@Command(
        name = "config",
        description = "Look at the configuration.",
        mixinStandardHelpOptions = true,
        subcommands = ConfigCommand.Check.class)
final class ConfigCommand {
    @Command(
            name = "check",
            description = "Read configuration, key, genesis and peers, and tell all problems.",
            mixinStandardHelpOptions = true)
    static final class Check implements Callable<Integer> {
        @Mixin private ConfigOptions options = new ConfigOptions();

        @Spec private CommandSpec spec = CommandSpec.create();

        @Override
        public Integer call() throws BadConfiguration {
            NodeSetup setup = NodeSetup.read(options.read());
            spec.commandLine()
                    .getOut()
                    .println(
                            options.file()
                                    + ": good; node "
                                    + setup.config().name()
                                    + ", id "
                                    + NodeId.of(setup.signer().publicKey())
                                    + ", genesis "
                                    + setup.genesis().hash());
            return ExitCode.STOPPED;
        }
    }
}
