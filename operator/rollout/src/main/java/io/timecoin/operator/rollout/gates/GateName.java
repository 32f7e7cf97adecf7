package io.timecoin.operator.rollout.gates;

/**
 * The gates; each answers a question that people used to ask by eye. Causes stand before effects, since the first that
 * does not hold is the one that people are shown: without handshakes no node catches up.
 */
public enum GateName {
    /** Which nodes still run the old code? */
    VERSION("version", false),
    /** "Handshake completed", no "Handshake ACK failed". */
    HANDSHAKES("handshakes", false),
    /** Did it come back and catch up? */
    READY("ready", false),
    /** No "Ping timeout". */
    STABILITY("stability", true),
    /** Does everyone count the same active masternodes? */
    MEMBERSHIP("membership", false),
    /** Do blocks come, and are the upgraded ones seen to sign them? */
    BLOCKS("blocks", true),
    /** No forks. */
    AGREEMENT("agreement", false);

    private final String text;
    private final boolean lasting;

    GateName(String text, boolean lasting) {
        this.text = text;
        this.lasting = lasting;
    }

    /** As messages name it. */
    public String text() {
        return text;
    }

    /**
     * Whether it measures over a period by itself. Such a gate has to hold at the last sample; the others at each of
     * the samples in a row. So that samples and period run at the same time.
     */
    public boolean isLasting() {
        return lasting;
    }
}
