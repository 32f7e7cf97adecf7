package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudgetBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;

/** Keeps drains and other voluntary disruptions from taking the quorum. */
public final class DisruptionBudget {
    private DisruptionBudget() {}

    /**
     * One budget over the whole network.
     *
     * @param quorum masternodes that a block needs; a number, since a share of one-replica sets counts wrongly while a
     *     Pod is absent
     */
    public static PodDisruptionBudget of(TimeNetwork network, int quorum) {
        String name = network.getMetadata().getName();
        return new PodDisruptionBudgetBuilder()
                .withMetadata(Metadata.owned(network, name, Labels.ofNetwork(name)))
                .withNewSpec()
                .withMinAvailable(new IntOrString(quorum))
                .withUnhealthyPodEvictionPolicy("AlwaysAllow")
                .withNewSelector()
                .withMatchLabels(Labels.selectingPods(name))
                .endSelector()
                .endSpec()
                .build();
    }
}
