package io.timecoin.timenet;

/** Ends a command. The message says what is wrong and what to do; people see nothing else of it. */
public final class TimenetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    public TimenetException(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    public TimenetException(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** What was asked for is wrong. */
    public static TimenetException badInput(String message) {
        return new TimenetException(ExitCode.BAD_INPUT, message);
    }

    /** What was asked for is not there or does not run. */
    public static TimenetException notFound(String message) {
        return new TimenetException(ExitCode.NOT_FOUND, message);
    }

    /** What was asked for was tried and did not succeed. */
    public static TimenetException failed(String message) {
        return new TimenetException(ExitCode.FAILED, message);
    }

    public ExitCode exitCode() {
        return exitCode;
    }
}
