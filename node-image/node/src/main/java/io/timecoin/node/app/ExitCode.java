package io.timecoin.node.app;

/** How the process ends, for whoever started it. */
final class ExitCode {
    /** Stopped when told to. */
    static final int STOPPED = 0;

    /** Anything that has no code of its own, a port in use among them. */
    static final int FAILED = 1;

    /** The command line, the configuration, the genesis or the key cannot be used. */
    static final int BAD_CONFIGURATION = 2;

    /** The data on disk cannot be used, or not be written. */
    static final int DATA_REFUSED = 3;

    private ExitCode() {}
}
