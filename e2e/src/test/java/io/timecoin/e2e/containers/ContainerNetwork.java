package io.timecoin.e2e.containers;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.operator.platform.GenesisFile;
import io.timecoin.operator.platform.KeyedMasternode;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.operator.platform.PeerList;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.testcontainers.containers.Network;

/** Four masternodes, each in a container of its own, that know each other by names of a Docker network. */
final class ContainerNetwork implements AutoCloseable {
    static final int P2P_PORT = 24_100;

    private static final String SPEC =
            """
            apiVersion: time-coin.io/v1alpha1
            kind: TimeNetwork
            metadata: {name: containers}
            spec:
              image: time-node:containers
              chain: {network: Testnet, blockInterval: 2s}
              masternodes:
                - {name: gold, tier: Gold}
                - {name: silver, tier: Silver}
                - {name: bronze, tier: Bronze}
                - {name: free, tier: Free}
            """;

    private final Network network = Network.newNetwork();
    private final Map<String, ContainerNode> nodes = new TreeMap<>();

    /** Makes keys, genesis and peers as an operator does, and starts all masternodes. */
    ContainerNetwork(String image) {
        TimeNetwork document = TimeNetworkCodec.parse(SPEC);
        Map<String, MasternodeKey> keys = new TreeMap<>();
        List<KeyedMasternode> masternodes = new ArrayList<>();
        for (Masternodes.Wanted wanted : Masternodes.of(document.getSpec())) {
            MasternodeKey key = MasternodeKey.generate();
            keys.put(wanted.name(), key);
            masternodes.add(new KeyedMasternode(wanted, key.publicKey()));
        }
        String genesis = GenesisFile.render(document, masternodes, Clock.systemUTC().instant());
        String peers =
                PeerList.render(
                        masternodes.stream().map(ContainerNetwork::peer).toList(), List.of());
        keys.forEach((name, key) -> {
            ContainerNode node =
                    new ContainerNode(
                            network, name, new ContainerNode.Files(genesis, peers, key.pem()));
            nodes.put(name, node);
            node.start(image);
        });
    }

    private static PeerList.Entry peer(KeyedMasternode masternode) {
        return new PeerList.Entry(
                masternode.name(), masternode.key(), masternode.name() + ":" + P2P_PORT);
    }

    ContainerNode node(String name) {
        return Optional.ofNullable(nodes.get(name)).orElseThrow();
    }

    List<ContainerNode> nodes() {
        return List.copyOf(nodes.values());
    }

    @Override
    public void close() {
        nodes.values().forEach(ContainerNode::close);
        network.close();
    }
}
