package io.timecoin.crds.v1alpha1.spec;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.fabric8.generator.annotation.Default;
import io.timecoin.crds.v1alpha1.ApiBlock;
import io.timecoin.crds.v1alpha1.Defaults;

/** What is made for Prometheus. */
@ApiBlock
public record MonitoringSpec(
        @JsonPropertyDescription("Whether to make a ServiceMonitor; needs the Prometheus operator.")
                @Default("false")
                boolean serviceMonitor) {

    /** What stands where nothing is written. */
    public static final MonitoringSpec DEFAULT = Defaults.of(MonitoringSpec.class);
}
