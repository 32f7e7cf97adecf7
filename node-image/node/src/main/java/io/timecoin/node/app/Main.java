package io.timecoin.node.app;

import io.timecoin.node.store.StoreRefused;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.OptionalInt;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command line of a node. */
@Command(
        name = "time-node",
        description = "A masternode of a TIME Coin network.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = {
            RunCommand.class,
            ConfigCommand.class,
            KeysCommand.class,
            InspectCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            VerifyCommand.class,
            SnapshotCommand.class,
            RebuildCommand.class,
            ResyncCommand.class
        },
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
        System.exit(isPlainRun(arguments) ? run(arguments[2]) : commandLine().execute(arguments));
    }

    /**
     * How images start a node. The parser of command lines is not needed for that, and it takes 150 ms of the second in
     * which a node should accept peers: its classes are in a format that no AOT cache holds.
     */
    private static boolean isPlainRun(String[] arguments) {
        return arguments.length == 3
                && arguments[0].equals("run")
                && arguments[1].equals("--config");
    }

    private static int run(String configFile) {
        try {
            return RunCommand.run(
                    ConfigReader.read(Path.of(configFile), System.getenv(), Map.of()));
        } catch (Exception e) {
            OptionalInt code = explain(e, new PrintWriter(System.err, true, System.err.charset()));
            if (code.isEmpty()) {
                e.printStackTrace();
            }
            return code.orElse(ExitCode.FAILED);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExecutionExceptionHandler((failure, command, _) ->
                        explain(failure, command.getErr()).orElseThrow(() -> failure));
    }

    /** Tells an expected failure in its own line; anything else is a defect and keeps its trace. */
    private static OptionalInt explain(Exception failure, PrintWriter err) {
        return switch (failure) {
            case BadConfiguration bad -> told(err, bad, ExitCode.BAD_CONFIGURATION);
            case StoreRefused refused -> told(err, refused, ExitCode.DATA_REFUSED);
            case IOException io -> told(err, io, ExitCode.FAILED);
            default -> OptionalInt.empty();
        };
    }

    private static OptionalInt told(PrintWriter err, Exception failure, int exitCode) {
        err.println("time-node: " + failure.getMessage());
        return OptionalInt.of(exitCode);
    }
}
