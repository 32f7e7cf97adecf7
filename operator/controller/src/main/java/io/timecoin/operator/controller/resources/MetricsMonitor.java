package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tells the Prometheus operator to scrape the masternodes. */
public final class MetricsMonitor {
    /** API of the Prometheus operator; a cluster without it has no such kind. */
    public static final String API_VERSION = "monitoring.coreos.com/v1";

    public static final String KIND = "ServiceMonitor";

    private MetricsMonitor() {}

    /** The ServiceMonitor, where the spec asks for one. */
    public static Optional<GenericKubernetesResource> of(TimeNetwork network) {
        if (!network.getSpec().monitoring().serviceMonitor()) {
            return Optional.empty();
        }
        String name = network.getMetadata().getName();
        return Optional.of(
                new GenericKubernetesResourceBuilder()
                        .withApiVersion(API_VERSION)
                        .withKind(KIND)
                        .withMetadata(Metadata.owned(network, name, Labels.ofNetwork(name)))
                        .addToAdditionalProperties(
                                "spec",
                                new TreeMap<>(
                                        Map.of(
                                                "selector",
                                                Map.of("matchLabels", Labels.ofNetwork(name)),
                                                "endpoints",
                                                List.of(endpoint()))))
                        .build());
    }

    private static SortedMap<String, String> endpoint() {
        return new TreeMap<>(Map.of("path", "/metrics", "port", Ports.RPC));
    }
}
