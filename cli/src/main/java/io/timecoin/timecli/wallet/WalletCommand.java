package io.timecoin.timecli.wallet;

import io.timecoin.timenet.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Holds the commands about the wallet itself. */
@Command(
        name = "wallet",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Makes, shows and restores a wallet.")
public final class WalletCommand {
    private WalletCommand() {}

    /** The command with all below it. */
    public static CommandLine commandLine(Machine machine) {
        return new CommandLine(new WalletCommand())
                .addSubcommand(new Create(machine))
                .addSubcommand(new Restore(machine))
                .addSubcommand(new ImportKey(machine))
                .addSubcommand(new Addresses(machine))
                .addSubcommand(new NewAddress(machine))
                .addSubcommand(new Words(machine))
                .addSubcommand(new Balance(machine))
                .addSubcommand(new Pending(machine))
                .addSubcommand(new Resend(machine))
                .addSubcommand(new Forget(machine));
    }
}
