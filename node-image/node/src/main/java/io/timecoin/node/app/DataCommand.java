package io.timecoin.node.app;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What the commands about the data on disk have in common: the configuration says where they are and whose. */
abstract class DataCommand implements Callable<Integer> {
    @Mixin private ConfigOptions options = new ConfigOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws BadConfiguration {
        NodeSetup setup = NodeSetup.read(options.read());
        say(work(setup, setup.config().dataDir()));
        return ExitCode.STOPPED;
    }

    /** Does the work and tells in a sentence what was done. */
    abstract String work(NodeSetup setup, Path directory);

    private void say(String text) {
        spec.commandLine().getOut().println(text);
    }
}
