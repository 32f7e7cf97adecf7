package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.timecoin.crds.v1alpha1.ApiBlock;
import org.jspecify.annotations.Nullable;

/** Connections between masternodes. */
@ApiBlock
public record ConnectionCounts(
        @JsonPropertyDescription("One for each pair of masternodes.") int expected,
        @JsonPropertyDescription("Pairs with a handshaken connection.") int established,
        @JsonPropertyDescription("Connections beyond one for a pair.") int duplicate,
        @JsonPropertyDescription("Established of expected, such as 6/6.")
                @Nullable String summary) {}
