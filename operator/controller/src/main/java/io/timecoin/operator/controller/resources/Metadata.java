package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.util.List;
import java.util.Map;

/** Metadata of the objects of a network. */
final class Metadata {
    private Metadata() {}

    /** Of an object that goes with its network. */
    static ObjectMeta owned(TimeNetwork network, String name, Map<String, String> labels) {
        return of(network, name, labels, Ownership.of(network));
    }

    /** Of an object that goes with its network, or stays with what is kept of it. */
    static ObjectMeta ofIdentity(TimeNetwork network, String name, Map<String, String> labels) {
        return of(network, name, labels, Ownership.ofIdentity(network));
    }

    private static ObjectMeta of(
            TimeNetwork network,
            String name,
            Map<String, String> labels,
            List<OwnerReference> owners) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(network.getMetadata().getNamespace())
                .withLabels(labels)
                .withOwnerReferences(owners)
                .build();
    }
}
