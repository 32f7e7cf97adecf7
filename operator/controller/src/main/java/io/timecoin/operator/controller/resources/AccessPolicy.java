package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import java.util.Optional;

/** Who may reach the masternodes: anyone their peer-to-peer port, Pods of the cluster their RPC port. */
public final class AccessPolicy {
    private AccessPolicy() {}

    /** The policy, where the spec asks for one. */
    public static Optional<NetworkPolicy> of(TimeNetwork network) {
        if (!network.getSpec().networkPolicy().enabled()) {
            return Optional.empty();
        }
        String name = network.getMetadata().getName();
        return Optional.of(
                new NetworkPolicyBuilder()
                        .withMetadata(Metadata.owned(network, name, Labels.ofNetwork(name)))
                        .withNewSpec()
                        .withNewPodSelector()
                        .withMatchLabels(Labels.selectingPods(name))
                        .endPodSelector()
                        .withPolicyTypes("Ingress")
                        .addNewIngress()
                        .addNewPort()
                        .withProtocol("TCP")
                        .withPort(new IntOrString(Ports.P2P))
                        .endPort()
                        .endIngress()
                        .addNewIngress()
                        .addNewFrom()
                        .withNewNamespaceSelector()
                        .endNamespaceSelector()
                        .endFrom()
                        .addNewPort()
                        .withProtocol("TCP")
                        .withPort(new IntOrString(Ports.RPC))
                        .endPort()
                        .endIngress()
                        .endSpec()
                        .build());
    }
}
