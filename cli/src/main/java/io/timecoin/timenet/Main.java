package io.timecoin.timenet;

import io.fabric8.kubernetes.client.KubernetesClientException;
import io.timecoin.timenet.command.TimenetCommand;
import io.timecoin.timenet.kubernetes.ClusterFailures;
import io.timecoin.timenet.output.Terminal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Objects;

/** The command line {@code timenet}. */
public final class Main {
    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Machine.ofProcess(), arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(Machine machine, String... arguments) {
        Terminal terminal = machine.terminal();
        return TimenetCommand.commandLine(machine)
                .setExecutionExceptionHandler((failure, _, _) -> report(failure, terminal))
                .execute(arguments);
    }

    private static int report(Exception failure, Terminal terminal) throws Exception {
        return switch (failure) {
            case TimenetException expected -> {
                terminal.say("timenet: " + expected.getMessage());
                yield expected.exitCode().number();
            }
            case KubernetesClientException cluster ->
                    report(ClusterFailures.explain(cluster), terminal);
            case UncheckedIOException wrapped ->
                    report(explain(Objects.requireNonNull(wrapped.getCause())), terminal);
            case IOException disk -> report(explain(disk), terminal);
            default -> throw failure;
        };
    }

    private static TimenetException explain(IOException failure) {
        String reason =
                switch (failure) {
                    case AccessDeniedException denied ->
                            "no permission to write " + denied.getFile();
                    case FileSystemException file -> file.getFile() + ": " + file.getReason();
                    default -> String.valueOf(failure.getMessage());
                };
        return new TimenetException(
                ExitCode.FAILED,
                reason
                        + "; check permissions and free space (df -h), or set XDG_STATE_HOME and"
                        + " XDG_DATA_HOME to folders elsewhere",
                failure);
    }
}
