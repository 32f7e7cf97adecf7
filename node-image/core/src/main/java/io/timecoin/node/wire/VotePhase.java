package io.timecoin.node.wire;

/** The two votes of a round (arXiv 1807.04938, algorithm 1). */
public enum VotePhase {
    PREVOTE("Prevote"),
    PRECOMMIT("Precommit");

    private final String wireName;

    VotePhase(String wireName) {
        this.wireName = wireName;
    }

    /** The name in JSON, case sensitive. */
    public String wireName() {
        return wireName;
    }
}
