package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import java.util.List;

/** Who takes the objects of a network with it when it is deleted. */
public final class Ownership {
    private Ownership() {}

    /** Owners of what goes with the network. */
    static List<OwnerReference> of(TimeNetwork network) {
        return List.of(
                new OwnerReferenceBuilder()
                        .withApiVersion(network.getApiVersion())
                        .withKind(network.getKind())
                        .withName(network.getMetadata().getName())
                        .withUid(network.getMetadata().getUid())
                        .withController(true)
                        .withBlockOwnerDeletion(true)
                        .build());
    }

    /**
     * Owners of the genesis and the keys: nobody where any volume is to stay. One set of both stays or goes: what is left
     * of a chain needs its genesis, and the genesis needs the key of each masternode that it names.
     */
    public static List<OwnerReference> ofIdentity(TimeNetwork network) {
        boolean keeps =
                network.getSpec().masternodes().stream()
                        .map(pool -> pool.storage().reclaimOn(network.getSpec().chain().network()))
                        .anyMatch(ReclaimPolicy.RETAIN::equals);
        return keeps ? List.of() : of(network);
    }
}
