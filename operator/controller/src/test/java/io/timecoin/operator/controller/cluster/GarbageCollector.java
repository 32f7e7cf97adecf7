package io.timecoin.operator.controller.cluster;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.Labels;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Deletes what is owned by nobody that is left, and the volumes of StatefulSets that are not to be retained: what
 * Kubernetes does by owner references.
 */
final class GarbageCollector {
    private final KubernetesClient client;
    private final String namespace;

    GarbageCollector(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    /** Objects first, then owners: an owner that is made in between must not be missed. */
    void step() {
        claimVolumes();
        List<HasMetadata> objects =
                ClusterView.KINDS.stream()
                        .<HasMetadata>flatMap(kind -> all(kind).stream())
                        .toList();
        Set<String> owners =
                Stream.of(TimeNetwork.class, StatefulSet.class)
                        .flatMap(kind -> all(kind).stream())
                        .map(owner -> owner.getMetadata().getUid())
                        .collect(Collectors.toUnmodifiableSet());
        objects.stream().filter(object -> isOrphan(object, owners)).forEach(this::delete);
    }

    /** As the StatefulSet controller does with {@code whenDeleted: Delete}. */
    private void claimVolumes() {
        for (StatefulSet set : all(StatefulSet.class)) {
            boolean delete =
                    "Delete"
                            .equals(
                                    set.getSpec()
                                            .getPersistentVolumeClaimRetentionPolicy()
                                            .getWhenDeleted());
            PersistentVolumeClaim claim =
                    client.persistentVolumeClaims()
                            .inNamespace(namespace)
                            .withName("data-" + set.getMetadata().getName() + "-0")
                            .get();
            if (claim != null && delete != !claim.getMetadata().getOwnerReferences().isEmpty()) {
                claim.getMetadata()
                        .setOwnerReferences(delete ? List.of(ownerReference(set)) : List.of());
                client.resource(claim).update();
            }
        }
    }

    private static OwnerReference ownerReference(StatefulSet set) {
        OwnerReference reference = new OwnerReference();
        reference.setApiVersion("apps/v1");
        reference.setKind("StatefulSet");
        reference.setName(set.getMetadata().getName());
        reference.setUid(set.getMetadata().getUid());
        return reference;
    }

    private <T extends HasMetadata> List<T> all(Class<T> kind) {
        return client.resources(kind).inNamespace(namespace).list().getItems();
    }

    private static boolean isOrphan(HasMetadata object, Set<String> owners) {
        List<OwnerReference> references = object.getMetadata().getOwnerReferences();
        return Labels.find(object, Labels.NETWORK).isPresent()
                && !references.isEmpty()
                && references.stream().noneMatch(one -> owners.contains(one.getUid()));
    }

    /** The protection of a volume in use, too, is taken away by a controller. */
    private void delete(HasMetadata object) {
        if (!object.getMetadata().getFinalizers().isEmpty()) {
            object.getMetadata().setFinalizers(List.of());
            client.resource(object).update();
        }
        client.resource(object).withGracePeriod(0).delete();
    }
}
