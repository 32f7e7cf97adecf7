package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The network that a chain belongs to: it decides ports and the prefix of addresses. */
public enum ChainNetwork {
    /** Ports 24100 and 24101, addresses TIME0…. */
    @JsonProperty("Testnet")
    TESTNET,

    /** Ports 24000 and 24001, addresses TIME1…. */
    @JsonProperty("Mainnet")
    MAINNET
}
