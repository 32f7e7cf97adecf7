package io.timecoin.node.wire;

/** What a node can do beyond protocol v1, as announced in {@link NodeHello#capabilities()}. */
public final class Capability {
    /**
     * Rounds between better nodes: the extensions of {@link ConsensusMessage} and all of {@link
     * ExtensionMessage}. The number grows with every change that an older node would misread.
     */
    public static final String CONSENSUS = "consensus/1";

    /** Instant finality of transactions: {@link FinalityMessage}. */
    public static final String FINALITY = "finality/1";

    /** Sets of masternodes that change: {@link FinalityMessage.LockReports} and {@link FinalityMessage.GetLockReports}. */
    public static final String MEMBERSHIP = "membership/1";

    private Capability() {}
}
