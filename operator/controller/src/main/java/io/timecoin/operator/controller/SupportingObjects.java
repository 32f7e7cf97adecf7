package io.timecoin.operator.controller;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.operator.controller.apply.Applier;
import io.timecoin.operator.controller.apply.IncidentException;
import io.timecoin.operator.controller.identity.Identity;
import io.timecoin.operator.controller.observe.ClusterView;
import io.timecoin.operator.controller.resources.AccessPolicy;
import io.timecoin.operator.controller.resources.ConfigMaps;
import io.timecoin.operator.controller.resources.DisruptionBudget;
import io.timecoin.operator.controller.resources.MetricsMonitor;
import io.timecoin.operator.controller.resources.Names;
import io.timecoin.operator.controller.resources.Services;
import io.timecoin.operator.rollout.network.Quorum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The objects around the masternodes: what a change of restarts nobody. */
final class SupportingObjects {
    private final TimeNetwork network;
    private final ClusterView cluster;
    private final Applier applier;

    SupportingObjects(TimeNetwork network, ClusterView cluster, Applier applier) {
        this.network = network;
        this.cluster = cluster;
        this.applier = applier;
    }

    /** Brings all of them to what the spec asks for, and takes away what it no longer does. */
    void apply(Identity identity) throws IncidentException {
        List<HasMetadata> desired = new ArrayList<>();
        desired.add(Services.peers(network));
        desired.add(Services.rpc(network));
        Services.externalPeers(network).ifPresent(desired::add);
        desired.add(ConfigMaps.peers(network, identity.masternodes()));
        desired.add(DisruptionBudget.of(network, quorum(identity)));
        AccessPolicy.of(network).ifPresent(desired::add);
        for (HasMetadata object : desired) {
            applier.apply(object, cluster.find(object));
        }
        removeUnwanted();
    }

    /** Prometheus may not be there; then nothing is made and nothing is wrong. */
    void applyMonitor(KubernetesClient client) throws IncidentException {
        Optional<? extends HasMetadata> monitor = MetricsMonitor.of(network);
        if (monitor.isPresent()
                && client.supports(MetricsMonitor.API_VERSION, MetricsMonitor.KIND)) {
            applier.apply(monitor.get(), applier.read(monitor.get()));
        }
    }

    /** The chain's own count of members, once blocks come; those of the genesis before. */
    private int quorum(Identity identity) {
        ChainStatus chain = network.getStatus() == null ? null : network.getStatus().chain();
        return chain == null
                ? new Quorum(identity.masternodes().size()).votes()
                : Math.toIntExact(chain.quorum());
    }

    private void removeUnwanted() {
        Names names = new Names(network.getMetadata().getName());
        if (Services.externalPeers(network).isEmpty()) {
            cluster.find(Service.class, names.externalPeerService()).ifPresent(applier::delete);
        }
        if (AccessPolicy.of(network).isEmpty()) {
            cluster.find(NetworkPolicy.class, names.network()).ifPresent(applier::delete);
        }
    }
}
