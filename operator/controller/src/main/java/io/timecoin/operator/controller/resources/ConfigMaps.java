package io.timecoin.operator.controller.resources;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.operator.platform.PeerList;
import java.util.List;
import java.util.Map;

/** The files that all nodes of a network read. */
public final class ConfigMaps {
    /** Name of the genesis in its ConfigMap. */
    public static final String GENESIS_FILE = "genesis.json";

    static final String PEERS_FILE = "peers.yaml";
    static final String SETTINGS_FILE = "node.yaml";

    private ConfigMaps() {}

    /** The genesis, written once: it stays with any volume or key that stays. */
    public static ConfigMap genesis(TimeNetwork network, String text) {
        Names names = new Names(network.getMetadata().getName());
        Map<String, String> labels = Labels.ofNetwork(names.network());
        return new ConfigMapBuilder()
                .withMetadata(Metadata.ofIdentity(network, names.genesis(), labels))
                .withImmutable(true)
                .withData(Map.of(GENESIS_FILE, text))
                .build();
    }

    /** The list of peers; nodes read it again when it changes. */
    public static ConfigMap peers(TimeNetwork network, List<RegisteredMasternode> masternodes) {
        Names names = new Names(network.getMetadata().getName());
        List<PeerList.Entry> entries =
                masternodes.stream()
                        .map(masternode ->
                                new PeerList.Entry(
                                        masternode.name(),
                                        masternode.key(),
                                        peerAddress(network, names.pod(masternode.name()))))
                        .toList();
        return new ConfigMapBuilder()
                .withMetadata(
                        Metadata.owned(network, names.peers(), Labels.ofNetwork(names.network())))
                .withData(Map.of(PEERS_FILE, PeerList.render(entries, network.getSpec().peers())))
                .build();
    }

    /** Settings under the hash of their text: another text is another object, and none ever changes. */
    public static ConfigMap settings(TimeNetwork network, NodeSettings settings) {
        Names names = new Names(network.getMetadata().getName());
        return new ConfigMapBuilder()
                .withMetadata(
                        Metadata.owned(
                                network,
                                names.settings(settings.hash()),
                                Labels.ofNetwork(names.network())))
                .withImmutable(true)
                .withData(Map.of(SETTINGS_FILE, settings.yaml()))
                .build();
    }

    /** Where the peers of a Pod reach it: its name in the headless Service. */
    static String peerAddress(TimeNetwork network, String pod) {
        return "%s.%s.%s.svc:%d"
                .formatted(
                        pod,
                        new Names(network.getMetadata().getName()).peerService(),
                        network.getMetadata().getNamespace(),
                        Ports.of(network.getSpec().chain().network()).p2p());
    }
}
