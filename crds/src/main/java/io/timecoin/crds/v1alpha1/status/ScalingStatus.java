package io.timecoin.crds.v1alpha1.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.timecoin.crds.v1alpha1.ApiBlock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A masternode that joins or leaves: one at a time. */
@ApiBlock
public record ScalingStatus(
        @JsonPropertyDescription("The masternode.") @Required String masternode,
        @JsonPropertyDescription("What is being done about it.") @Required ScalingStep step,
        @JsonPropertyDescription("When that began.") @Required Instant since,
        @JsonPropertyDescription("What it waits for, in words.") @Nullable String waitingFor) {

    public ScalingStatus {
        requireNonNull(masternode, "status.scaling.masternode");
        requireNonNull(step, "status.scaling.step");
        requireNonNull(since, "status.scaling.since");
    }
}
