package io.timecoin.operator.rollout.simulation;

/** What a node of some image does once it is started. */
public enum Behaviour {
    GOOD,
    /** Runs and answers, but its handshakes never complete. */
    CANNOT_HANDSHAKE,
    /** Ends shortly after each start. */
    CRASHES,
    /** Runs, but answers nobody. */
    HANGS,
    /** Is no masternode: it knows no status. */
    ANSWERS_SOMETHING_ELSE,
    /** Never catches up. */
    NEVER_SYNCS,
    /** Says that it is of the other network. */
    WRONG_NETWORK,
    /** Reports another version than the image's tag. */
    WRONG_VERSION,
    /** Takes part in everything but signs nothing. */
    NEVER_SIGNS
}
