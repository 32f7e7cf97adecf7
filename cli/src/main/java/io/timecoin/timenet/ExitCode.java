package io.timecoin.timenet;

/** What the process ends with; documented in {@code timenet --help}. */
public enum ExitCode {
    OK(0),
    FAILED(1),
    BAD_INPUT(2),
    NOT_FOUND(3),
    TIMED_OUT(4);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
