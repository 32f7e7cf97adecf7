package io.timecoin.crds.v1alpha1.spec;

import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.fabric8.generator.annotation.Size;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** A Service of the network. */
@ApiBlock
public record ServiceSpec(
        @JsonPropertyDescription("How the Service is offered.") @Default("ClusterIP")
                ServiceType type,
        @JsonPropertyDescription("Annotations of the Service.") @Size(max = 32)
                Map<String, @Size(max = 1024) String> annotations) {

    /** What stands where nothing is written. */
    public static final ServiceSpec DEFAULT = Defaults.of(ServiceSpec.class);

    public ServiceSpec {
        type = requireNonNullElse(type, ServiceType.CLUSTER_IP);
        annotations =
                annotations == null
                        ? Map.of()
                        : Collections.unmodifiableMap(new LinkedHashMap<>(annotations));
    }
}
