package io.timecoin.operator.controller.cluster;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Counts the healthy Pods of each budget, so that the eviction API knows how many it may spare. */
final class DisruptionController {
    private final KubernetesClient client;
    private final String namespace;

    DisruptionController(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    void step() {
        client.policy()
                .v1()
                .podDisruptionBudget()
                .inNamespace(namespace)
                .list()
                .getItems()
                .forEach(this::count);
    }

    private void count(PodDisruptionBudget budget) {
        List<Pod> pods =
                client.pods()
                        .inNamespace(namespace)
                        .withLabelSelector(budget.getSpec().getSelector())
                        .list()
                        .getItems();
        int healthy = (int) pods.stream().filter(DisruptionController::isHealthy).count();
        int wanted = budget.getSpec().getMinAvailable().getIntVal();
        int allowed = Math.max(0, healthy - wanted);
        PodDisruptionBudgetStatus known = budget.getStatus();
        boolean same =
                known != null
                        && budget.getMetadata()
                                .getGeneration()
                                .equals(known.getObservedGeneration())
                        && known.getCurrentHealthy() == healthy
                        && known.getDisruptionsAllowed() == allowed
                        && (known.getDisruptedPods() == null || known.getDisruptedPods().isEmpty());
        if (!same) {
            client.resource(
                            new PodDisruptionBudgetBuilder(budget)
                                    .withNewStatus()
                                    .withObservedGeneration(budget.getMetadata().getGeneration())
                                    .withExpectedPods(pods.size())
                                    .withDesiredHealthy(wanted)
                                    .withCurrentHealthy(healthy)
                                    .withDisruptionsAllowed(allowed)
                                    .endStatus()
                                    .build())
                    .updateStatus();
        }
    }

    private static boolean isHealthy(Pod pod) {
        return pod.getMetadata().getDeletionTimestamp() == null
                && pod.getStatus().getConditions().stream()
                        .anyMatch(one ->
                                one.getType().equals("Ready") && one.getStatus().equals("True"));
    }
}
