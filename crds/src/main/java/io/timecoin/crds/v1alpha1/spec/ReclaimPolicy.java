package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What becomes of volumes and keys when the network is deleted. */
public enum ReclaimPolicy {
    /** They are deleted with it. */
    @JsonProperty("Delete")
    DELETE,

    /** They stay, and a network created again under the same name adopts them. */
    @JsonProperty("Retain")
    RETAIN
}
