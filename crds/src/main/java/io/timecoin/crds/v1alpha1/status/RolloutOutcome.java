package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a rollout ended. */
public enum RolloutOutcome {
    /** The whole network runs the new revision. */
    @JsonProperty("Complete")
    COMPLETE,

    /** It failed and was taken back. */
    @JsonProperty("RolledBack")
    ROLLED_BACK,

    /** The spec changed before it was done. */
    @JsonProperty("Superseded")
    SUPERSEDED,

    /** It failed and was left for a person. */
    @JsonProperty("Paused")
    PAUSED,

    /** It failed and could not be taken back. */
    @JsonProperty("Failed")
    FAILED
}
