package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;

/** Who may reach the masternodes. */
@ApiBlock
public record NetworkPolicySpec(
        @JsonPropertyDescription("Whether to make a NetworkPolicy.") @Default("true")
                Boolean enabled) {

    /** What stands where nothing is written. */
    public static final NetworkPolicySpec DEFAULT = Defaults.of(NetworkPolicySpec.class);

    public NetworkPolicySpec {
        enabled = requireNonNullElse(enabled, true);
    }
}
