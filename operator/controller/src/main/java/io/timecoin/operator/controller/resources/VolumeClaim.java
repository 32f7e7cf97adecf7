package io.timecoin.operator.controller.resources;

import static java.util.Objects.requireNonNull;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaimSpec;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import org.jspecify.annotations.Nullable;

/**
 * The claim that the StatefulSet of a masternode makes for its volume.
 *
 * @param storageClassName none for that of the cluster
 * @param accessMode as in a PersistentVolumeClaim
 * @param reclaim what becomes of the volume when its network is deleted
 */
public record VolumeClaim(
        String size, @Nullable String storageClassName, String accessMode, ReclaimPolicy reclaim) {
    /** One Pod at a time may use the volume, wherever it runs. */
    public static final String ONE_POD = "ReadWriteOncePod";

    /** One host at a time may use the volume. */
    public static final String ONE_HOST = "ReadWriteOnce";

    /** What a StatefulSet was made with; this part of it cannot change. */
    public static VolumeClaim of(StatefulSet live, ReclaimPolicy reclaim) {
        PersistentVolumeClaimSpec claim =
                live.getSpec().getVolumeClaimTemplates().getFirst().getSpec();
        return new VolumeClaim(
                requireNonNull(
                                claim.getResources().getRequests().get("storage"),
                                "a claim asks for storage")
                        .toString(),
                claim.getStorageClassName(),
                claim.getAccessModes().getFirst(),
                reclaim);
    }
}
