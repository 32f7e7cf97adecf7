package io.timecoin.timecli;

import io.timecoin.api.RpcException;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.output.Terminal;
import io.timecoin.wallet.WalletException;
import java.io.IOException;

/** The command line {@code time-cli}. */
public final class Main {
    /** What a node says of a block, a transaction or an output that it does not know. */
    private static final String NOT_FOUND = "NOT_FOUND";

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(run(Machine.ofProcess(), arguments));
    }

    /** Runs one command and returns its exit code. */
    public static int run(Machine machine, String... arguments) {
        return TimeCliCommand.commandLine(machine)
                .setExecutionExceptionHandler(
                        (failure, _, _) -> report(failure, machine.terminal()))
                .execute(arguments);
    }

    private static int report(Exception failure, Terminal terminal) throws Exception {
        ExitCode code =
                switch (failure) {
                    case TimenetException expected -> expected.exitCode();
                    case RpcException refused -> codeOf(refused);
                    case WalletException wallet -> codeOf(wallet);
                    case IOException _ -> ExitCode.FAILED;
                    default -> throw failure;
                };
        terminal.say("time-cli: " + describe(failure));
        return code.number();
    }

    private static String describe(Exception failure) {
        return failure instanceof RpcException refused && refused.code() != 0
                ? refused.getMessage() + " (" + refused.code() + " " + refused.reason() + ")"
                : String.valueOf(failure.getMessage());
    }

    private static ExitCode codeOf(RpcException refused) {
        return switch (refused.reason()) {
            case NOT_FOUND, RpcException.UNREACHABLE, RpcException.UNAUTHORIZED ->
                    ExitCode.NOT_FOUND;
            case "INVALID_PARAMETER", "OUT_OF_RANGE" -> ExitCode.BAD_INPUT;
            default -> ExitCode.FAILED;
        };
    }

    private static ExitCode codeOf(WalletException wallet) {
        return switch (wallet.reason()) {
            case FILE -> ExitCode.NOT_FOUND;
            case WRONG_PASSPHRASE, BAD_INPUT, INSUFFICIENT_FUNDS -> ExitCode.BAD_INPUT;
            case DAMAGED, IN_USE -> ExitCode.FAILED;
        };
    }
}
