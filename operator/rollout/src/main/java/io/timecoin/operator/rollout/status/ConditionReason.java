package io.timecoin.operator.rollout.status;

/** Why a condition is as it is. */
enum ConditionReason {
    /** Nothing is wrong. */
    AS_EXPECTED("AsExpected"),
    /** Nobody answers, so it cannot be told. */
    NO_ANSWER("NoAnswer"),
    /** The network starts for the first time. */
    BOOTSTRAPPING("Bootstrapping"),
    /** Fewer masternodes are live than a block needs. */
    QUORUM_LOST("QuorumLost"),
    /** The head has not moved for longer than a slot and some rounds. */
    BLOCKS_STOPPED("BlocksStopped"),
    /** Blocks come, but some masternodes do not sign them. */
    MEMBERS_SILENT("MembersSilent"),
    /** Pairs of masternodes without a connection, or with more than one. */
    CONNECTIONS_MISSING("ConnectionsMissing"),
    /** Masternodes report different versions. */
    VERSION_SKEW("VersionSkew"),
    /** The masternodes of the waves go one after the other. */
    IN_PROGRESS("InProgress"),
    /** A container runs, and does not answer as a masternode does. */
    NOT_A_MASTERNODE("NotAMasternode"),
    /** All are judged but those that were down before. */
    MASTERNODES_DOWN("MasternodesDown"),
    /** A change waits for {@code rollout.paused}, or a failure for a change of the spec. */
    PAUSED("Paused"),
    /** The change failed and was taken back. */
    ROLLED_BACK("RolledBack"),
    /** The change failed and could not be taken back. */
    FAILED("Failed"),
    /** Masternodes join or leave, one at a time. */
    SCALING("Scaling"),
    /** A masternode cannot be registered: there are no coins to lock. */
    COLLATERAL_MISSING("CollateralMissing"),
    /** This version leaves the number of masternodes as it is. */
    SCALING_NOT_SUPPORTED("ScalingNotSupported");

    private final String text;

    ConditionReason(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
