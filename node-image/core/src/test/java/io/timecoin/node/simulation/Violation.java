package io.timecoin.node.simulation;

/** Something happened that never may, or did not happen in time. It ends the run. */
final class Violation extends AssertionError {
    private static final long serialVersionUID = 1L;

    Violation(String sentence) {
        super(sentence);
    }
}
