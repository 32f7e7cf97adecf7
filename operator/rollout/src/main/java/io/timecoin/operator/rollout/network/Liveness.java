package io.timecoin.operator.rollout.network;

/** Whether a chain makes blocks. */
public enum Liveness {
    /** It does, or nobody can tell otherwise. */
    LIVE,
    /** Quorum was lost a moment ago: it may be back in a moment. */
    DOUBTFUL,
    /** Blocks have stopped. There is nothing to protect. */
    HALTED
}
