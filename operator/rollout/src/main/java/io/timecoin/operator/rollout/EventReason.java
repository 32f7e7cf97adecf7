package io.timecoin.operator.rollout;

/** Why people are told something. The reason of a Kubernetes event is {@link #text()}. */
public enum EventReason {
    /** A change of the spec begins to go out. */
    ROLLOUT_STARTED("RolloutStarted", false),
    /** Masternodes of a wave are about to be replaced. */
    WAVE_STARTED("WaveStarted", false),
    /** Every gate held for the masternodes of a wave. */
    WAVE_PASSED("WavePassed", false),
    /** The whole network runs the new revision and passed its gates. */
    ROLLOUT_COMPLETE("RolloutComplete", false),
    /** The spec changed before the rollout was done. */
    ROLLOUT_SUPERSEDED("RolloutSuperseded", false),
    /** A wave passed its deadline or a gate failed for good. */
    ROLLOUT_FAILED("RolloutFailed", true),
    /** After a failure nothing more is replaced until the spec changes. */
    ROLLOUT_PAUSED("RolloutPaused", true),
    /** The network runs the stable revision again. */
    ROLLED_BACK("RolledBack", true),
    /** The stable revision could not be restored. */
    ROLLBACK_FAILED("RollbackFailed", true),
    /** A container runs, and does not answer as a masternode does. */
    NOT_A_MASTERNODE("NotAMasternode", true),
    /** maxUnavailable asks for more than quorum can spare. */
    BUDGET_CLAMPED("BudgetClamped", true),
    /** The chain counts one masternode more. */
    MASTERNODE_JOINED("MasternodeJoined", false),
    /** The chain counts one masternode less. */
    MASTERNODE_LEFT("MasternodeLeft", false),
    /** A masternode cannot be registered: there are no coins to lock. */
    COLLATERAL_MISSING("CollateralMissing", true),
    /** Fewer masternodes are live than a block needs. */
    QUORUM_LOST("QuorumLost", true),
    /** Enough masternodes are live again. */
    QUORUM_REGAINED("QuorumRegained", false),
    /** Blocks come, but some masternodes do not sign them. */
    MEMBERS_SILENT("MembersSilent", true);

    private final String text;
    private final boolean warning;

    EventReason(String text, boolean warning) {
        this.text = text;
        this.warning = warning;
    }

    /** The reason in CamelCase. */
    public String text() {
        return text;
    }

    /** Whether a person may have to act; a Kubernetes event of type Warning. */
    public boolean isWarning() {
        return warning;
    }
}
