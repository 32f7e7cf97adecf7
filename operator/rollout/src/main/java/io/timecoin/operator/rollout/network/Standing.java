package io.timecoin.operator.rollout.network;

/** What a masternode is worth to the quorum now. */
public enum Standing {
    /** It answers, is synced, and is connected with enough masternodes to decide blocks together. */
    LIVE("live"),
    /** It runs but does not answer the operator, and no other answer says that it is gone. It may well be live. */
    UNKNOWN("does not answer the operator"),
    /** It is stamped with another revision than it runs: it is about to go, or on its way back. */
    RESTARTING("restarting"),
    /** It answers, but is not synced or is connected with too few masternodes to matter. */
    IMPAIRED("not synced or hardly connected"),
    /** It does not run, or neither the operator nor any masternode that answers reaches it. */
    DOWN("down");

    private final String words;

    Standing(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
