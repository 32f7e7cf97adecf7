package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a network stands. */
public enum Phase {
    /** Accepted; nothing is made yet. */
    @JsonProperty("Pending")
    PENDING,

    /** Its masternodes start for the first time. */
    @JsonProperty("Bootstrapping")
    BOOTSTRAPPING,

    /** It runs what the spec says, or what it was rolled back to. */
    @JsonProperty("Running")
    RUNNING,

    /** A change goes through in waves. */
    @JsonProperty("RollingOut")
    ROLLING_OUT,

    /** A failed change is taken back. */
    @JsonProperty("RollingBack")
    ROLLING_BACK,

    /** It needs a person: the conditions say why. */
    @JsonProperty("Degraded")
    DEGRADED,

    /** A rollout is held by its spec or after a failure. */
    @JsonProperty("Paused")
    PAUSED,

    /** It is being deleted. */
    @JsonProperty("Deleting")
    DELETING
}
