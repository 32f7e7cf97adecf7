package io.timecoin.node.finality;

/** What the timers are for. */
public enum FinalityTimer {
    /** Approvals that have gathered are signed together. */
    APPROVE,
    /** Approvals of what is in no block are sent again, and what waited too long is dropped. */
    RESEND
}
