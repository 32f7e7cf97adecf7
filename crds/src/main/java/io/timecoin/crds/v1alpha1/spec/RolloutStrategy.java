package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How many masternodes a wave takes. */
public enum RolloutStrategy {
    /** As many as quorum, the reserve and maxUnavailable allow. */
    @JsonProperty("Parallel")
    PARALLEL,

    /** One. */
    @JsonProperty("OneByOne")
    ONE_BY_ONE,

    /** All: blocks stop meanwhile. */
    @JsonProperty("AllAtOnce")
    ALL_AT_ONCE
}
