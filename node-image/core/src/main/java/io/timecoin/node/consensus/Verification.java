package io.timecoin.node.consensus;

/** What checking a message of another node gave. A fault of a peer is a value, never an exception. */
public sealed interface Verification<T> {
    /** The message holds; the checked type says so from here on. */
    record Ok<T>(T value) implements Verification<T> {}

    /**
     * The message is not to be used.
     *
     * @param sentence what was wrong with it, for logs
     */
    record Refused<T>(Refusal reason, String sentence) implements Verification<T> {}
}
