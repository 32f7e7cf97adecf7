package io.timecoin.crds.v1alpha1.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.fabric8.generator.annotation.Required;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.TimeSpan;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A rollout of the past. */
@ApiBlock
public record RolloutRecord(
        @JsonPropertyDescription("Revision that was rolled out.") @Required String revision,
        @JsonPropertyDescription("Its image.") @Required String image,
        @JsonPropertyDescription("How it ended.") @Required RolloutOutcome outcome,
        @JsonPropertyDescription("Why it did not complete.") @Nullable String reason,
        @JsonPropertyDescription("When it began.") @SchemaFrom(type = String.class)
                @Nullable Instant startedAt,
        @JsonPropertyDescription("How long it took.") @Nullable TimeSpan duration,
        @JsonPropertyDescription("How many waves it took.") int waves,
        @JsonPropertyDescription("Slots missed meanwhile.") long missedSlots) {

    public RolloutRecord {
        requireNonNull(revision, "status.history.revision");
        requireNonNull(image, "status.history.image");
        requireNonNull(outcome, "status.history.outcome");
    }
}
