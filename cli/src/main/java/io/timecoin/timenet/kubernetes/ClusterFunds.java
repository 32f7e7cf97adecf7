package io.timecoin.timenet.kubernetes;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.LocalPortForward;
import io.timecoin.api.NodeAccess;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.load.Funds;
import io.timecoin.wallet.OwnedKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The coins of a test network of Pods. Its nodes are reached through the API server, at ports of this machine that are
 * forwarded until this is closed; a Pod that comes again under its name is found there too.
 */
final class ClusterFunds implements Funds {
    private static final String RPC_PORT = "rpc";
    private static final String RPC_TOKEN = "rpc-token";
    private static final String FUNDING_KEY = "key.pem";

    private final KubernetesClient client;
    private final TimeNetwork network;
    private final String namespace;
    private final List<LocalPortForward> forwards = new ArrayList<>();

    ClusterFunds(KubernetesClient client, TimeNetwork network) {
        this.client = client;
        this.network = network;
        this.namespace = network.getMetadata().getNamespace();
    }

    private String name() {
        return network.getMetadata().getName();
    }

    @Override
    public List<Supplier<NodeAccess>> access() {
        List<Supplier<NodeAccess>> nodes =
                client
                        .pods()
                        .inNamespace(namespace)
                        .withLabel(ClusterLabels.NETWORK, name())
                        .list()
                        .getItems()
                        .stream()
                        .filter(pod -> "Running".equals(pod.getStatus().getPhase()))
                        .map(this::access)
                        .<Supplier<NodeAccess>>map(access -> () -> access)
                        .toList();
        if (nodes.isEmpty()) {
            throw TimenetException.notFound(
                    "no masternode of %s runs in namespace %s".formatted(name(), namespace));
        }
        return nodes;
    }

    private NodeAccess access(Pod pod) {
        String masternode =
                ClusterLabels.find(pod, ClusterLabels.MASTERNODE)
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        pod.getMetadata().getName() + " is no masternode's Pod"));
        LocalPortForward forward = forward(pod);
        URI uri = URI.create("http://127.0.0.1:" + forward.getLocalPort());
        Secret keys = secret(ClusterLabels.keySecret(name(), masternode));
        return new NodeAccess(uri, entry(keys, RPC_TOKEN));
    }

    private LocalPortForward forward(Pod pod) {
        int port =
                pod.getSpec().getContainers().stream()
                        .flatMap(container -> container.getPorts().stream())
                        .filter(offered -> RPC_PORT.equals(offered.getName()))
                        .findFirst()
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        pod.getMetadata().getName() + " offers no RPC port"))
                        .getContainerPort();
        LocalPortForward forward =
                client.pods()
                        .inNamespace(namespace)
                        .withName(pod.getMetadata().getName())
                        .portForward(port, InetAddress.getLoopbackAddress(), 0);
        forwards.add(forward);
        return forward;
    }

    @Override
    public OwnedKey key() {
        Secret secret =
                secret(
                        Optional.ofNullable(network.getSpec().chain().fundingSecret())
                                .orElseGet(() -> ClusterLabels.fundingSecret(name())));
        String pem =
                entry(secret, FUNDING_KEY)
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        "Secret %s has no entry %s"
                                                .formatted(
                                                        secret.getMetadata().getName(),
                                                        FUNDING_KEY)));
        return OwnedKey.of(MasternodeKey.parse(pem).seed());
    }

    private Secret secret(String secret) {
        return Optional.ofNullable(client.secrets().inNamespace(namespace).withName(secret).get())
                .orElseThrow(() ->
                        TimenetException.notFound(
                                "there is no Secret %s in namespace %s: network %s has no coins to give, or its keys are gone"
                                        .formatted(secret, namespace, name())));
    }

    private static Optional<String> entry(Secret secret, String entry) {
        return Optional.ofNullable(secret.getData())
                .map(data -> data.get(entry))
                .map(text ->
                        new String(Base64.getDecoder().decode(text), StandardCharsets.US_ASCII));
    }

    @Override
    public Hold lock() throws InterruptedException {
        return FundingLease.take(client, network);
    }

    @Override
    public void close() {
        for (LocalPortForward forward : forwards) {
            try {
                forward.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
