package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Tiers of masternodes, the lowest first: it is the order in which pools are upgraded. */
public enum Tier {
    /** Without collateral; test networks only. */
    @JsonProperty("Free")
    FREE,

    /** 1,000 TIME of collateral. */
    @JsonProperty("Bronze")
    BRONZE,

    /** 10,000 TIME of collateral. */
    @JsonProperty("Silver")
    SILVER,

    /** 100,000 TIME of collateral. */
    @JsonProperty("Gold")
    GOLD
}
