package io.timecoin.node.finality;

import io.timecoin.node.crypto.Hash;

/** What becomes of a submitted transaction. */
public sealed interface SubmissionOutcome {
    /** It is in the pool, now or since an earlier submission, and has been passed on. */
    record Accepted(Hash txid) implements SubmissionOutcome {}

    /**
     * It is not taken, and nothing was locked or sent.
     *
     * @param sentence for people: what was found and what to do
     */
    record Refused(Reason reason, String sentence) implements SubmissionOutcome {}

    /** Why a transaction is not taken. */
    enum Reason {
        /** It breaks a rule, whatever the state of the network. */
        INVALID,
        /** Another transaction spends one of its inputs, and came first. */
        CONFLICT,
        /** It would be the 26th in a row of which none is in a block: wait for a block. */
        CHAIN_TOO_LONG,
        /** Certified transactions fill more than two blocks, or the pool is full: try again in a moment. */
        BUSY
    }
}
