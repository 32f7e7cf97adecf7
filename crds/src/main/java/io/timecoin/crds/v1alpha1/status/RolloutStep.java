package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rollout is doing. */
public enum RolloutStep {
    /** Waves are going out. */
    @JsonProperty("Upgrading")
    UPGRADING,

    /** All masternodes are upgraded; the whole network is being judged. */
    @JsonProperty("FinalGate")
    FINAL_GATE,

    /** Upgraded masternodes return to the stable revision. */
    @JsonProperty("RollingBack")
    ROLLING_BACK,

    /** All masternodes are back; the whole network is being judged. */
    @JsonProperty("FinalGateOfRollback")
    FINAL_GATE_OF_ROLLBACK,

    /** It failed and waits for a change of the spec. */
    @JsonProperty("Paused")
    PAUSED,

    /** It is done. */
    @JsonProperty("Complete")
    COMPLETE,

    /** It failed and was taken back. */
    @JsonProperty("RolledBack")
    ROLLED_BACK,

    /** It failed and could not be taken back. */
    @JsonProperty("Failed")
    FAILED
}
