package io.timecoin.crds.v1alpha1.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.timecoin.crds.v1alpha1.ApiBlock;
import java.time.Instant;

/** Counters when a wave was ready, or when something last disturbed it: the gates measure what came after. */
@ApiBlock
public record GateBaseline(
        @JsonPropertyDescription("When it was taken.") @SchemaFrom(type = String.class) @Required
                Instant at,
        @JsonPropertyDescription("Height of the network.") long height,
        @JsonPropertyDescription("Slots missed, those included whose block was already late.")
                long missedSlots,
        @JsonPropertyDescription("Handshakes that the judged masternodes had completed.")
                long handshakes,
        @JsonPropertyDescription("Handshakes of theirs that had failed.") long failedHandshakes) {

    public GateBaseline {
        requireNonNull(at, "status.rollout.baseline.at");
    }
}
