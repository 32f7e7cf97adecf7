package io.timecoin.operator.controller.storage;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import io.timecoin.crds.v1alpha1.spec.StorageSpec;
import io.timecoin.operator.controller.apply.Incident;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.resources.RegisteredMasternode;
import io.timecoin.operator.controller.resources.VolumeClaim;
import java.util.List;
import java.util.Optional;

/** How each masternode claims its volume. */
public final class VolumeClaims {
    private final TimeNetwork network;
    private final ClusterView cluster;
    private final StorageClasses classes;
    private final Names names;

    public VolumeClaims(TimeNetwork network, ClusterView cluster, StorageClasses classes) {
        this.network = network;
        this.cluster = cluster;
        this.classes = classes;
        this.names = new Names(network.getMetadata().getName());
    }

    /**
     * The claim of a masternode: as its StatefulSet was made, or as the spec asks for it.
     *
     * @throws IncidentException if a new volume is to come from a class that does not exist
     */
    public VolumeClaim of(RegisteredMasternode masternode, Optional<StatefulSet> live)
            throws IncidentException {
        StorageSpec wanted = storage(masternode.pool());
        ReclaimPolicy reclaim = wanted.reclaimOn(network.getSpec().chain().network());
        if (live.isPresent()) {
            return VolumeClaim.of(live.get(), reclaim);
        }
        if (cluster.find(PersistentVolumeClaim.class, names.claim(masternode.name())).isEmpty()) {
            requireClass(masternode.pool(), wanted);
        }
        return new VolumeClaim(
                wanted.size(),
                wanted.storageClassName(),
                classes.accessMode(wanted.storageClassName()),
                reclaim);
    }

    /** The storage of a pool; of one that left the spec, the default. */
    StorageSpec storage(String pool) {
        return network.getSpec().masternodes().stream()
                .filter(known -> known.name().equals(pool))
                .map(MasternodePool::storage)
                .findFirst()
                .orElse(StorageSpec.DEFAULT);
    }

    private void requireClass(String pool, StorageSpec wanted) throws IncidentException {
        String name = wanted.storageClassName();
        Optional<List<String>> known = name == null ? Optional.empty() : classes.names();
        if (known.isPresent() && !known.get().contains(name)) {
            throw new IncidentException(
                    Incident.Reason.STORAGE_CLASS_MISSING,
                    "storage class %s of pool %s does not exist (there are: %s): create it, or delete this TimeNetwork and create it with one of those"
                            .formatted(
                                    name,
                                    pool,
                                    known.get().isEmpty()
                                            ? "none"
                                            : String.join(", ", known.get())));
        }
    }
}
