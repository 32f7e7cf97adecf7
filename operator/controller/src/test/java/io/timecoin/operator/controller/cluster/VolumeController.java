package io.timecoin.operator.controller.cluster;

import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaimBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Gives each claim the volume that it asks for, and more when it asks for more. */
final class VolumeController {
    private final KubernetesClient client;
    private final String namespace;

    VolumeController(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    void step() {
        client.persistentVolumeClaims().inNamespace(namespace).list().getItems().stream()
                .filter(claim -> !isServed(claim))
                .forEach(this::serve);
    }

    private static boolean isServed(PersistentVolumeClaim claim) {
        return claim.getSpec().getResources().getRequests().equals(claim.getStatus().getCapacity());
    }

    private void serve(PersistentVolumeClaim claim) {
        client.resource(
                        new PersistentVolumeClaimBuilder(claim)
                                .editStatus()
                                .withPhase("Bound")
                                .withCapacity(claim.getSpec().getResources().getRequests())
                                .endStatus()
                                .build())
                .updateStatus();
    }
}
