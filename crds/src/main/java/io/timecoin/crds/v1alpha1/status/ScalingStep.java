package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is being done about a masternode that joins or leaves. */
public enum ScalingStep {
    /** It runs as a full node until it follows the chain. */
    @JsonProperty("Syncing")
    SYNCING,

    /** It is being registered; it counts once a block has done it. */
    @JsonProperty("Joining")
    JOINING,

    /** It is being deregistered; it counts until a block has done it. */
    @JsonProperty("Leaving")
    LEAVING,

    /** The chain counts it no more, and it is being stopped. */
    @JsonProperty("Removing")
    REMOVING
}
