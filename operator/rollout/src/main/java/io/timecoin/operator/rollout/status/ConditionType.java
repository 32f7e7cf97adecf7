package io.timecoin.operator.rollout.status;

/** The conditions of a network, in the order in which status lists them. */
enum ConditionType {
    /** Enough masternodes are live for blocks to be decided. */
    READY("Ready"),
    /** Every pair of masternodes holds exactly one connection. */
    HANDSHAKES_HEALTHY("HandshakesHealthy"),
    /** The head moves. */
    BLOCKS_ADVANCING("BlocksAdvancing"),
    /** All masternodes report one version. */
    VERSIONS_MATCH("VersionsMatch"),
    /** Every masternode runs what the spec asks for, and passed the gates. */
    ROLLOUT_COMPLETE("RolloutComplete"),
    /** There are as many masternodes as the spec asks for. */
    SCALED("Scaled"),
    /** Something needs a person. */
    DEGRADED("Degraded");

    private final String text;

    ConditionType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }
}
