package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpecBuilder;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.apps.StatefulSetBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import java.util.Map;
import java.util.SortedMap;

/**
 * The StatefulSet of one masternode. One each, so that a masternode comes back at its own revision whatever the others
 * run, and sees its own key alone.
 */
public final class MasternodeStatefulSet {
    private MasternodeStatefulSet() {}

    /**
     * The StatefulSet of a masternode at a revision.
     *
     * @param genesis hash of the chain that it runs
     * @throws IllegalArgumentException if the revision does not know the masternode's pool
     */
    public static StatefulSet of(
            TimeNetwork network,
            RegisteredMasternode masternode,
            RevisionContent revision,
            VolumeClaim claim,
            String genesis) {
        Names names = new Names(network.getMetadata().getName());
        SortedMap<String, String> selected = Labels.selectingPods(names.network());
        selected.put(Labels.MASTERNODE, masternode.name());
        SortedMap<String, String> stamped = Labels.ofMasternode(names.network(), masternode);
        stamped.put(Labels.REVISION, revision.id());
        return new StatefulSetBuilder()
                .withMetadata(
                        Metadata.owned(network, names.statefulSet(masternode.name()), stamped))
                .editMetadata()
                .withAnnotations(Map.of(Labels.GENESIS, genesis))
                .endMetadata()
                .withNewSpec()
                .withReplicas(1)
                .withServiceName(names.peerService())
                .withPodManagementPolicy("Parallel")
                .withNewSelector()
                .withMatchLabels(selected)
                .endSelector()
                .withNewPersistentVolumeClaimRetentionPolicy()
                .withWhenDeleted(whenDeleted(claim.reclaim()))
                .withWhenScaled("Retain")
                .endPersistentVolumeClaimRetentionPolicy()
                .withTemplate(template(masternode, revision, stamped, names))
                .withVolumeClaimTemplates(
                        claim(Labels.ofMasternode(names.network(), masternode), claim))
                .endSpec()
                .build();
    }

    private static String whenDeleted(ReclaimPolicy reclaim) {
        return switch (reclaim) {
            case DELETE -> "Delete";
            case RETAIN -> "Retain";
        };
    }

    private static PodTemplateSpec template(
            RegisteredMasternode masternode,
            RevisionContent revision,
            Map<String, String> labels,
            Names names) {
        PodTemplateSpec template = revision.pools().get(masternode.pool());
        if (template == null) {
            throw new IllegalArgumentException(
                    "revision %s does not know pool %s"
                            .formatted(revision.id(), masternode.pool()));
        }
        return new PodTemplateSpecBuilder(template)
                .editMetadata()
                .addToLabels(labels)
                .endMetadata()
                .editSpec()
                .editMatchingVolume(volume -> PodTemplate.KEY_VOLUME.equals(volume.getName()))
                .editSecret()
                .withSecretName(names.keySecret(masternode.name()))
                .endSecret()
                .endVolume()
                .endSpec()
                .build();
    }

    private static PersistentVolumeClaim claim(
            SortedMap<String, String> labels, VolumeClaim claim) {
        return new PersistentVolumeClaimBuilder()
                .withNewMetadata()
                .withName(PodTemplate.DATA_VOLUME)
                .withLabels(labels)
                .endMetadata()
                .withNewSpec()
                .withAccessModes(claim.accessMode())
                .withStorageClassName(claim.storageClassName())
                .withNewResources()
                .withRequests(Map.of("storage", new Quantity(claim.size())))
                .endResources()
                .endSpec()
                .build();
    }
}
