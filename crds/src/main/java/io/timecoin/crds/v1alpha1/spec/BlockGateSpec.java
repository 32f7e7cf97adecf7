package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;

/** The gate on blocks. */
@ApiBlock
public record BlockGateSpec(
        @JsonPropertyDescription(
                        "After which waves new blocks are asked for. Auto: after every wave where blocks come at least once a minute, else at the end.")
                @Default("Auto")
                BlockGateTiming when,
        @JsonPropertyDescription(
                        "By how many blocks the chain must have advanced since the wave was ready.")
                @Default("2")
                @Min(1)
                @Max(1000)
                Integer minAdvance,
        @JsonPropertyDescription(
                        "Whether each upgraded masternode must have been seen to sign a block.")
                @Default("true")
                Boolean signedByUpgraded) {

    /** What stands where nothing is written. */
    public static final BlockGateSpec DEFAULT = Defaults.of(BlockGateSpec.class);

    public BlockGateSpec {
        when = requireNonNullElse(when, BlockGateTiming.AUTO);
        minAdvance = requireNonNullElse(minAdvance, 2);
        signedByUpgraded = requireNonNullElse(signedByUpgraded, true);
    }
}
