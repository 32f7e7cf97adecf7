package io.timecoin.node.app;

import io.timecoin.node.store.StoreRefused;
import java.io.IOException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParseResult;

/** The command line of a node. */
@Command(
        name = "time-node",
        description = "A masternode of a TIME Coin network.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {RunCommand.class, KeysCommand.class, ConfigCommand.class, DataCommand.class},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:stopped when told to",
            "1:failed, e.g. because a port is in use",
            "2:bad command line, configuration, genesis or key",
            "3:the data on disk cannot be used or written"
        })
public final class Main {
    private Main() {}

    /** What the image was built from. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "time-node "
                        + System.getenv().getOrDefault("TIME_VERSION", "unknown")
                        + " ("
                        + System.getenv().getOrDefault("TIME_COMMIT", "unknown")
                        + ")"
            };
        }
    }

    public static void main(String[] arguments) {
        int exitCode = commandLine().execute(arguments);
        System.exit(exitCode);
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setExecutionExceptionHandler(Main::explain);
    }

    /** Expected failures are told in their own line; anything else is a defect and keeps its trace. */
    private static int explain(Exception failure, CommandLine command, ParseResult parsed)
            throws Exception {
        PrintWriter err = command.getErr();
        return switch (failure) {
            case BadConfiguration bad -> told(err, bad, ExitCode.BAD_CONFIGURATION);
            case StoreRefused refused -> told(err, refused, ExitCode.DATA_REFUSED);
            case IOException io -> told(err, io, ExitCode.FAILED);
            default -> throw failure;
        };
    }

    private static int told(PrintWriter err, Exception failure, int exitCode) {
        err.println("time-node: " + failure.getMessage());
        return exitCode;
    }
}
