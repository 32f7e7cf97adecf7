package io.timecoin.timenet.command;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.bench.BenchCommand;
import io.timecoin.timenet.bench.BenchMoney;
import io.timecoin.timenet.bench.BenchNode;
import io.timecoin.timenet.bench.BenchRollout;
import io.timecoin.timenet.bench.BenchStart;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command that holds all others. */
@Command(
        name = "timenet",
        mixinStandardHelpOptions = true,
        scope = CommandLine.ScopeType.INHERIT,
        version = "timenet 1.0.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Runs networks of TIME Coin masternodes: on this machine, or on Kubernetes.",
        footer = {
            "",
            "timenet test builds everything from clean and passes all tests.",
            "timenet sim [--seed N] [--scenario S] [--minutes M] [--trace] runs the simulator.",
            "Networks are kept in $XDG_STATE_HOME/timenet, images in $XDG_DATA_HOME/timenet.",
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:failed, or a rollout that was rolled back",
            "2:bad input; nothing was changed",
            "3:not running, or there is no such network, node or image",
            "4:it took longer than --timeout; it goes on in the background",
        })
public final class TimenetCommand {
    private TimenetCommand() {}

    /** The whole command line, working with this machine. */
    public static CommandLine commandLine(Machine machine) {
        return new CommandLine(new TimenetCommand())
                .addSubcommand(new Up(machine))
                .addSubcommand(new Status(machine))
                .addSubcommand(new Upgrade(machine))
                .addSubcommand(new Rollback(machine))
                .addSubcommand(new Logs(machine))
                .addSubcommand(new Kill(machine))
                .addSubcommand(new Stop(machine))
                .addSubcommand(new Start(machine))
                .addSubcommand(new Down(machine))
                .addSubcommand(new ListNetworks(machine))
                .addSubcommand(new Faucet(machine))
                .addSubcommand(new Load(machine))
                .addSubcommand(
                        new CommandLine(new ImageCommand())
                                .addSubcommand(new ImageBuildCommand(machine))
                                .addSubcommand(new ImageList(machine)))
                .addSubcommand(
                        new CommandLine(new BenchCommand())
                                .addSubcommand(new BenchStart(machine))
                                .addSubcommand(new BenchNode(machine))
                                .addSubcommand(new BenchRollout(machine))
                                .addSubcommand(new BenchMoney(machine)))
                .addSubcommand(new Supervise(machine))
                .setCaseInsensitiveEnumValuesAllowed(true);
    }
}
