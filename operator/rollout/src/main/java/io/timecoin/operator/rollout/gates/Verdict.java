package io.timecoin.operator.rollout.gates;

/** What a gate says at one look. */
public sealed interface Verdict {

    /** It holds. */
    record Pass() implements Verdict {}

    /**
     * It does not hold.
     *
     * @param message which masternode, measured against wanted
     * @param forGood whether waiting cannot help
     */
    record Fail(String message, boolean forGood) implements Verdict {}

    /**
     * It cannot be told.
     *
     * @param message which masternode, and why
     */
    record Unknown(String message) implements Verdict {}

    static Verdict pass() {
        return new Pass();
    }

    /** It does not hold yet. */
    static Verdict fail(String message) {
        return new Fail(message, false);
    }

    /** It does not hold and never will. */
    static Verdict failForGood(String message) {
        return new Fail(message, true);
    }

    static Verdict unknown(String message) {
        return new Unknown(message);
    }
}
