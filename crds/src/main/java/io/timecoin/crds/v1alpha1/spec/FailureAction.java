package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What follows when a rollout fails. */
public enum FailureAction {
    /** The upgraded masternodes return to the revision that worked. */
    @JsonProperty("Rollback")
    ROLLBACK,

    /** Nothing more is replaced until the spec changes. */
    @JsonProperty("Pause")
    PAUSE
}
