package io.timecoin.crds.v1alpha1.status;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Min;
import io.timecoin.crds.v1alpha1.ApiBlock;
import java.util.List;

/** A wave of a pending change. */
@ApiBlock
public record PlannedWave(
        @JsonPropertyDescription("Its number, from 1.") @Min(1) int wave,
        @JsonPropertyDescription("The masternodes that go together.") List<String> masternodes) {

    public PlannedWave {
        masternodes = masternodes == null ? List.of() : List.copyOf(masternodes);
    }
}
