package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.crd.generator.annotation.SchemaFrom;
import io.timecoin.crds.v1alpha1.ApiBlock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The chain as most of the nodes see it. */
@ApiBlock
public record ChainStatus(
        @JsonPropertyDescription("Height of the head.") long height,
        @JsonPropertyDescription("Hash of the head.") @Nullable String headHash,
        @JsonPropertyDescription("Slot of the last block.") @SchemaFrom(type = String.class)
                @Nullable Instant lastBlockTime,
        @JsonPropertyDescription("When the head was last seen to advance.")
                @SchemaFrom(type = String.class)
                @Nullable Instant advancedAt,
        @JsonPropertyDescription("Masternodes that the chain counts.") int members,
        @JsonPropertyDescription("Votes that a block needs.") int quorum,
        @JsonPropertyDescription("Since when fewer masternodes than the quorum are live.")
                @SchemaFrom(type = String.class)
                @Nullable Instant quorumLostSince,
        @JsonPropertyDescription("Slots without a block in time, as the nodes count them.")
                long missedSlots) {}
