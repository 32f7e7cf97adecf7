package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.spec.ChainNetwork;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.operator.platform.KeyedMasternode;
import io.timecoin.operator.platform.Masternodes;
import io.timecoin.operator.platform.PeerList;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Makes what each masternode needs before its first start: its place, its key, its configuration. Done again it
 * changes nothing that is there.
 */
public record Preparation(NetworkFolder network, PortBlock ports) {
    /**
     * A masternode that is ready to be started.
     *
     * @param slot its place in the block of ports
     */
    public record Prepared(Masternodes.Wanted wanted, int slot, PublicKey key) {
        /** The masternode as the genesis and its peers name it. */
        public KeyedMasternode keyed() {
            return new KeyedMasternode(wanted, key);
        }
    }

    /** Prepares all masternodes of a network and the list of peers. */
    public List<Prepared> prepare(TimeNetwork desired) throws IOException {
        List<Prepared> all = new ArrayList<>();
        for (Masternodes.Wanted wanted : Masternodes.of(desired.getSpec())) {
            NodeFolder node = network.node(wanted.name());
            Assignment assignment = place(node, wanted);
            all.add(new Prepared(wanted, assignment.slot(), Identity.ensure(node)));
            NodeFiles.writeConfiguration(
                    network,
                    chainName(desired.getSpec().chain().network()),
                    node,
                    ports.rpc(assignment.slot()),
                    ports.p2p(assignment.slot()));
        }
        NodeFiles.writePeers(network, peers(desired, all));
        return List.copyOf(all);
    }

    private String peers(TimeNetwork desired, List<Prepared> all) {
        return PeerList.render(all.stream().map(this::peer).toList(), desired.getSpec().peers());
    }

    private PeerList.Entry peer(Prepared prepared) {
        return new PeerList.Entry(
                prepared.wanted().name(),
                prepared.key(),
                NodeFiles.local(ports.p2p(prepared.slot())));
    }

    private Assignment place(NodeFolder node, Masternodes.Wanted wanted) {
        return node.assignment()
                .orElseGet(() -> {
                    Assignment first =
                            new Assignment(freeSlot(), wanted.pool().name(), wanted.ordinal(), "");
                    node.assign(first);
                    return first;
                });
    }

    private int freeSlot() {
        SortedSet<Integer> taken = new TreeSet<>();
        network.nodes()
                .forEach(node ->
                        node.assignment().ifPresent(assignment -> taken.add(assignment.slot())));
        int slot = 0;
        while (taken.contains(slot)) {
            slot++;
        }
        return slot;
    }

    static String chainName(ChainNetwork chain) {
        return switch (chain) {
            case TESTNET -> "Testnet";
            case MAINNET -> "Mainnet";
        };
    }
}
