package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Max;
import io.fabric8.generator.annotation.Min;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.fabric8.generator.annotation.ValidationRule;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;
import io.timecoin.crds.v1alpha1.TimeSpan;

/** What must hold after each wave, and at the end over the whole network. */
@ApiBlock
@ValidationRule(
        value =
                "duration(self.interval) >= duration('100ms') && duration(self.interval) <= duration('10m')",
        fieldPath = ".interval",
        message = "interval must be from 100ms to 10m")
public record GatesSpec(
        @JsonPropertyDescription("The gates on connections.") @Default("{}")
                HandshakeGateSpec handshakes,
        @JsonPropertyDescription("The gate on blocks.") @Default("{}") BlockGateSpec blocks,
        @JsonPropertyDescription(
                        "By how many blocks an upgraded masternode may be behind the network.")
                @Default("1")
                @Min(0)
                @Max(1000)
                Integer maxHeightLag,
        @JsonPropertyDescription("Time between samples.")
                @Default("2s")
                @Size(max = 8)
                @Pattern(TimeSpan.PATTERN)
                TimeSpan interval,
        @JsonPropertyDescription("How many samples in a row must pass.")
                @Default("3")
                @Min(1)
                @Max(100)
                Integer samples) {

    /** What stands where nothing is written. */
    public static final GatesSpec DEFAULT = Defaults.of(GatesSpec.class);

    public GatesSpec {
        handshakes = requireNonNullElse(handshakes, HandshakeGateSpec.DEFAULT);
        blocks = requireNonNullElse(blocks, BlockGateSpec.DEFAULT);
        maxHeightLag = requireNonNullElse(maxHeightLag, 1);
        interval = requireNonNullElse(interval, TimeSpan.ofSeconds(2));
        samples = requireNonNullElse(samples, 3);
    }
}
