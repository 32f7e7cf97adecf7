package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonProperty;

/** When new blocks are asked for. */
public enum BlockGateTiming {
    /** After every wave where blocks come at least once a minute, else at the end. */
    @JsonProperty("Auto")
    AUTO,

    /** After every wave. */
    @JsonProperty("EveryWave")
    EVERY_WAVE,

    /** At the end. */
    @JsonProperty("Final")
    FINAL
}
