package io.timecoin.node.consensus;

/** Where a node stands in a height, in the order in which a round passes. */
public enum ConsensusStep {
    /** The slot is not open. */
    IDLE("Idle"),
    /** Waits for a proposal. */
    PROPOSE("Propose"),
    /** Has prevoted. */
    PREVOTE("Prevote"),
    /** Has precommitted. */
    PRECOMMIT("Precommit"),
    /** The height is decided. */
    COMMIT("Commit");

    private final String displayName;

    ConsensusStep(String displayName) {
        this.displayName = displayName;
    }

    /** The name that operators see. */
    public String displayName() {
        return displayName;
    }
}
