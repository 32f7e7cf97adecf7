package io.timecoin.timecli;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.api.ApiMethod;
import io.timecoin.api.OpenRpc;
import io.timecoin.timecli.finality.FinalityCommand;
import io.timecoin.timecli.method.MethodCommand;
import io.timecoin.timecli.wallet.MasternodeCommand;
import io.timecoin.timecli.wallet.Send;
import io.timecoin.timecli.wallet.WalletCommand;
import io.timecoin.timenet.Machine;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that holds all others. */
@Command(
        name = "time-cli",
        mixinStandardHelpOptions = true,
        version = "time-cli 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Asks a node of a TIME Coin network, and keeps and sends coins.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the node or the network refused",
            "2:bad input; nothing was sent",
            "3:no such node, wallet, block or transaction",
            "4:sent, and not final in time; it is remembered and may be sent again",
        })
public final class TimeCliCommand {
    private TimeCliCommand() {}

    /** The whole command line, working with this machine. */
    public static CommandLine commandLine(Machine machine) {
        CommandLine root = new CommandLine(new TimeCliCommand());
        OpenRpc document = OpenRpc.read();
        JsonNode schemas = document.document().at("/components/schemas");
        for (ApiMethod method : document.methods()) {
            method.command()
                    .ifPresent(name ->
                            root.addSubcommand(name, MethodCommand.of(machine, method, schemas)));
        }
        root.addSubcommand(WalletCommand.commandLine(machine));
        root.addSubcommand(MasternodeCommand.commandLine(machine));
        root.addSubcommand(new Send(machine));
        root.addSubcommand(new FinalityCommand(machine));
        return root.setCaseInsensitiveEnumValuesAllowed(true);
    }
}
