package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Pattern;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;

/** A setting of the node, passed to it as an environment variable. */
@ApiBlock
public record EnvSetting(
        @JsonPropertyDescription("Name of the variable, such as TIME_LOG_FORMAT.")
                @Required
                @Pattern("^[A-Z][A-Z0-9_]*$")
                @Size(max = 63)
                String name,
        @JsonPropertyDescription("Its value.") @Default("\"\"") @Size(max = 1024) String value) {

    public EnvSetting {
        requireNonNull(name, "env.name");
        value = requireNonNullElse(value, "");
    }
}
