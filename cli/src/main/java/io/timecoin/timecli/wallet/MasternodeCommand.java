package io.timecoin.timecli.wallet;

import io.timecoin.timenet.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands by which masternodes join and leave. */
@Command(
        name = "masternode",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Registers and deregisters masternodes where the genesis admits them.")
public final class MasternodeCommand {
    private MasternodeCommand() {}

    /** The command with all below it. */
    public static CommandLine commandLine(Machine machine) {
        return new CommandLine(new MasternodeCommand())
                .addSubcommand(new Join(machine))
                .addSubcommand(new Leave(machine));
    }
}
