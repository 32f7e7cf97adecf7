package io.timecoin.crds.v1alpha1.status;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.timecoin.crds.v1alpha1.ApiBlock;

/** The revision that a rollback returns to: the last whose rollout completed. */
@ApiBlock
public record StableRevision(
        @JsonPropertyDescription("Its hash.") @Required String revision,
        @JsonPropertyDescription("Its image.") @Required String image) {

    public StableRevision {
        requireNonNull(revision, "status.stable.revision");
        requireNonNull(image, "status.stable.image");
    }
}
