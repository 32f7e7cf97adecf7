package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Required;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;

/** A Secret in the namespace of the network. */
@ApiBlock
public record SecretRef(
        @JsonPropertyDescription("Name of the Secret.") @Required @Size(min = 1, max = 253)
                String name) {

    public SecretRef {
        requireNonNull(name, "name of a Secret");
    }
}
