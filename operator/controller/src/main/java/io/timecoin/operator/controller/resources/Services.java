package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceBuilder;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.ServicePortBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ServiceSpec;
import io.timecoin.crds.v1alpha1.spec.ServiceType;
import java.util.Optional;

/** The Services of a network. */
public final class Services {
    private Services() {}

    /** Names for masternodes, before they are ready: they become ready by finding one another. */
    public static Service peers(TimeNetwork network) {
        Names names = new Names(network.getMetadata().getName());
        return new ServiceBuilder()
                .withMetadata(
                        Metadata.owned(
                                network, names.peerService(), Labels.ofNetwork(names.network())))
                .withNewSpec()
                .withClusterIP("None")
                .withPublishNotReadyAddresses(true)
                .withSelector(Labels.selectingPods(names.network()))
                .withPorts(port(Ports.P2P, ports(network).p2p()))
                .endSpec()
                .build();
    }

    /** JSON-RPC, status and metrics of masternodes that have caught up. */
    public static Service rpc(TimeNetwork network) {
        Names names = new Names(network.getMetadata().getName());
        return offered(
                network,
                names.rpcService(),
                network.getSpec().rpc().service(),
                port(Ports.RPC, ports(network).rpc()));
    }

    /** The peer-to-peer port for nodes outside the cluster, where the spec asks for it. */
    public static Optional<Service> externalPeers(TimeNetwork network) {
        Names names = new Names(network.getMetadata().getName());
        ServiceSpec wanted = network.getSpec().p2p().service();
        return wanted.type() == ServiceType.CLUSTER_IP
                ? Optional.empty()
                : Optional.of(
                        offered(
                                network,
                                names.externalPeerService(),
                                wanted,
                                port(Ports.P2P, ports(network).p2p())));
    }

    private static Service offered(
            TimeNetwork network, String name, ServiceSpec wanted, ServicePort port) {
        String networkName = network.getMetadata().getName();
        return new ServiceBuilder()
                .withMetadata(Metadata.owned(network, name, Labels.ofNetwork(networkName)))
                .editMetadata()
                .withAnnotations(wanted.annotations())
                .endMetadata()
                .withNewSpec()
                .withType(type(wanted.type()))
                .withSelector(Labels.selectingPods(networkName))
                .withPorts(port)
                .endSpec()
                .build();
    }

    private static String type(ServiceType type) {
        return switch (type) {
            case CLUSTER_IP -> "ClusterIP";
            case NODE_PORT -> "NodePort";
            case LOAD_BALANCER -> "LoadBalancer";
        };
    }

    private static ServicePort port(String name, int port) {
        return new ServicePortBuilder()
                .withName(name)
                .withProtocol("TCP")
                .withPort(port)
                .withTargetPort(new IntOrString(name))
                .build();
    }

    private static Ports ports(TimeNetwork network) {
        return Ports.of(network.getSpec().chain().network());
    }
}
