package io.timecoin.node.consensus;

/** The two votes of a round (arXiv 1807.04938, Algorithm 1). */
public enum Phase {
    PREVOTE,
    PRECOMMIT
}
