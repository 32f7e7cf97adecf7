package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;

/** How a port of the masternodes is offered. */
@ApiBlock
public record EndpointSpec(
        @JsonPropertyDescription("The Service in front of it.") @Default("{}")
                ServiceSpec service) {

    /** What stands where nothing is written. */
    public static final EndpointSpec DEFAULT = Defaults.of(EndpointSpec.class);

    public EndpointSpec {
        service = requireNonNullElse(service, ServiceSpec.DEFAULT);
    }
}
