package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;
import io.timecoin.crds.v1alpha1.Percent;
import io.timecoin.crds.v1alpha1.TimeSpan;

/** The gates on connections. */
@ApiBlock
public record HandshakeGateSpec(
        @JsonPropertyDescription(
                        "Share of the handshakes begun in the last stableFor that must have completed.")
                @Default("100%")
                @Pattern(Percent.PATTERN)
                @Size(max = 4)
                Percent minSuccess,
        @JsonPropertyDescription("How long no connection may have been lost and no pong missed.")
                @Default("10s")
                @Size(max = 8)
                @Pattern(TimeSpan.PATTERN)
                TimeSpan stableFor) {

    /** What stands where nothing is written. */
    public static final HandshakeGateSpec DEFAULT = Defaults.of(HandshakeGateSpec.class);

    public HandshakeGateSpec {
        minSuccess = requireNonNullElse(minSuccess, new Percent(100));
        stableFor = requireNonNullElse(stableFor, TimeSpan.ofSeconds(10));
    }
}
