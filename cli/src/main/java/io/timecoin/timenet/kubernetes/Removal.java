package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.MasternodePool;
import io.timecoin.crds.v1alpha1.spec.ReclaimPolicy;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** Deletes a network from a cluster. What is kept is what its pools say ({@code storage.reclaim}). */
record Removal(KubernetesClient client, String namespace, TimeNetwork network) {
    /** A masternode has a minute to close its database. */
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /**
     * Deletes the network and waits until its Pods are gone.
     *
     * @param data whether volumes and keys go too
     * @return what became of it, for people
     * @throws TimenetException if data would be lost that was not to be, or Pods do not end
     */
    String remove(boolean data) {
        if (!data) {
            requireAllRetained();
        }
        client.resource(network).withPropagationPolicy(DeletionPropagation.BACKGROUND).delete();
        await("Pods", () -> hasNoPods());
        if (!data) {
            return name() + " is down; its volumes and keys are kept, timenet up goes on with them";
        }
        client.persistentVolumeClaims()
                .inNamespace(namespace)
                .withLabel(ClusterLabels.NETWORK, name())
                .delete();
        client.secrets().inNamespace(namespace).withLabel(ClusterLabels.NETWORK, name()).delete();
        client.configMaps()
                .inNamespace(namespace)
                .withLabel(ClusterLabels.NETWORK, name())
                .delete();
        await("volume claims and keys", () -> hasNoData());
        return name() + " is down and removed";
    }

    private String name() {
        return network.getMetadata().getName();
    }

    private void requireAllRetained() {
        String lost =
                network.getSpec().masternodes().stream()
                        .filter(pool ->
                                pool.storage().reclaimOn(network.getSpec().chain().network())
                                        == ReclaimPolicy.DELETE)
                        .map(MasternodePool::name)
                        .collect(Collectors.joining(", "));
        if (!lost.isEmpty()) {
            throw TimenetException.badInput(
                    "chain and keys of the pools %s go with the network on a cluster (storage.reclaim is Delete); --data says that this is meant, storage.reclaim: Retain in a new network keeps them"
                            .formatted(lost));
        }
    }

    private void await(String what, BooleanSupplier gone) {
        if (!Waiting.until(LIMIT, gone)) {
            throw TimenetException.failed(
                    "%s of network %s are still there after %d s; kubectl -n %s get all,pvc,secret -l %s=%s shows them"
                            .formatted(
                                    what,
                                    name(),
                                    LIMIT.toSeconds(),
                                    namespace,
                                    ClusterLabels.NETWORK,
                                    name()));
        }
    }

    private boolean hasNoPods() {
        return client.pods()
                .inNamespace(namespace)
                .withLabel(ClusterLabels.NETWORK, name())
                .list()
                .getItems()
                .isEmpty();
    }

    private boolean hasNoData() {
        return client.persistentVolumeClaims()
                        .inNamespace(namespace)
                        .withLabel(ClusterLabels.NETWORK, name())
                        .list()
                        .getItems()
                        .isEmpty()
                && client.secrets()
                        .inNamespace(namespace)
                        .withLabel(ClusterLabels.NETWORK, name())
                        .list()
                        .getItems()
                        .isEmpty();
    }
}
