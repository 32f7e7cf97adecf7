package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When a node pulls the image, as in a Pod. */
public enum ImagePullPolicy {
    /** At each start. */
    @JsonProperty("Always")
    ALWAYS,

    /** When the node does not have it. */
    @JsonProperty("IfNotPresent")
    IF_NOT_PRESENT,

    /** Not at all: the image must be there. */
    @JsonProperty("Never")
    NEVER
}
