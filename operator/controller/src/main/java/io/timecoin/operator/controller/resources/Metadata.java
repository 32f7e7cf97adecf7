package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.util.Map;

/** Metadata of the objects of a network. */
final class Metadata {
    private Metadata() {}

    /** Of an object that goes with its network. */
    static ObjectMeta owned(TimeNetwork network, String name, Map<String, String> labels) {
        return new ObjectMetaBuilder(kept(network, name, labels))
                .withOwnerReferences(owner(network))
                .build();
    }

    /** Of an object that stays when its network is deleted. */
    static ObjectMeta kept(TimeNetwork network, String name, Map<String, String> labels) {
        return new ObjectMetaBuilder()
                .withName(name)
                .withNamespace(network.getMetadata().getNamespace())
                .withLabels(labels)
                .build();
    }

    private static OwnerReference owner(TimeNetwork network) {
        return new OwnerReferenceBuilder()
                .withApiVersion(network.getApiVersion())
                .withKind(network.getKind())
                .withName(network.getMetadata().getName())
                .withUid(network.getMetadata().getUid())
                .withController(true)
                .withBlockOwnerDeletion(true)
                .build();
    }
}
