package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who may become a masternode after the genesis. */
public enum Admission {
    /** Nobody: the masternodes of the genesis are those of every height. */
    @JsonProperty("Closed")
    CLOSED,

    /** Whoever locks the collateral of a tier above Free. */
    @JsonProperty("Collateral")
    COLLATERAL,

    /** Masternodes of the tier Free too; test networks only. */
    @JsonProperty("Free")
    FREE
}
