package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.timecoin.crds.v1alpha1.ApiBlock;
import org.jspecify.annotations.Nullable;

/** How many masternodes there are, by what they were seen to be. */
@ApiBlock
public record MasternodeCounts(
        @JsonPropertyDescription("Masternodes that the spec asks for.") int desired,
        @JsonPropertyDescription("Those that are ready.") int ready,
        @JsonPropertyDescription("Those that take part in blocks.") int live,
        @JsonPropertyDescription("Active masternodes as the nodes count them.") int active,
        @JsonPropertyDescription("Those that run the revision of the spec.") int upgraded,
        @JsonPropertyDescription("Ready of desired, such as 4/4.") @Nullable String summary) {}
