package io.timecoin.timenet.local;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.node.chain.Genesis;
import io.timecoin.operator.platform.GenesisFile;
import io.timecoin.operator.platform.MasternodeKey;
import io.timecoin.operator.platform.TestnetFunding;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes the files of a network before its supervisor starts. */
record Creation(Machine machine, NetworkFolder network) {
    /** Until the first masternodes listen; slots that open before would be missed. */
    private static final Duration FIRST_START = Duration.ofSeconds(2);

    /**
     * Makes all that the masternodes of a new network need. What an interrupted command left is made again: nothing
     * of it has ever run.
     */
    void create(TimeNetwork wanted, Optional<Integer> portBase) throws IOException {
        PortBlock ports = ports(portBase);
        PortBlock.requireFree(ports.used(masternodes(wanted)));
        network.nodes().forEach(unused -> StateFiles.deleteTree(unused.path()));
        StateFiles.write(network.ports(), ports);
        List<Preparation.Prepared> prepared = new Preparation(network, ports).prepare(wanted);
        StateFiles.writeText(network.genesis(), genesis(wanted, prepared));
    }

    private static int masternodes(TimeNetwork wanted) {
        return wanted.getSpec().masternodes().stream().mapToInt(pool -> pool.replicas()).sum();
    }

    /** Coins of a main network are worth something: nobody gets any but by its spec. */
    private List<Genesis.Allocation> funding(TimeNetwork wanted) throws IOException {
        return switch (wanted.getSpec().chain().network()) {
            case TESTNET -> TestnetFunding.allocations(fundingKey().publicKey());
            case MAINNET -> List.of();
        };
    }

    /** Made once. */
    private MasternodeKey fundingKey() throws IOException {
        if (StateFiles.readText(network.fundingKey()).isEmpty()) {
            PrivateFile.create(network.fundingKey(), MasternodeKey.generate().pem());
        }
        return MasternodeKey.parse(StateFiles.readText(network.fundingKey()).orElseThrow());
    }

    private String genesis(TimeNetwork wanted, List<Preparation.Prepared> prepared)
            throws IOException {
        try {
            return GenesisFile.render(
                    wanted,
                    prepared.stream().map(Preparation.Prepared::keyed).toList(),
                    machine.clock().instant().plus(FIRST_START),
                    funding(wanted));
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw TimenetException.badInput("the genesis cannot be made: " + e.getMessage());
        }
    }

    private PortBlock ports(Optional<Integer> base) {
        Optional<PortBlock> kept = StateFiles.read(network.ports(), PortBlock.class);
        if (base.isPresent()) {
            return new PortBlock(base.get());
        }
        return kept.orElseGet(() ->
                PortBlock.firstFree(
                        machine.networks().all().stream()
                                .flatMap(other ->
                                        StateFiles.read(other.ports(), PortBlock.class).stream())
                                .map(PortBlock::base)
                                .collect(Collectors.toCollection(TreeSet::new))));
    }

    /** Renews the files of a network that exists, and sees that masternodes that are down find their ports free. */
    void renew(TimeNetwork wanted) throws IOException {
        PortBlock ports =
                StateFiles.read(network.ports(), PortBlock.class)
                        .orElseThrow(
                                () -> TimenetException.failed(network.ports() + " is missing"));
        PortBlock.requireFree(
                network.nodes().stream()
                        .filter(node -> node.process().filter(Processes::isAlive).isEmpty())
                        .flatMap(node -> portsOf(node, ports))
                        .toList());
        new Preparation(network, ports).prepare(wanted);
    }

    private static Stream<Integer> portsOf(NodeFolder node, PortBlock ports) {
        return node.assignment().stream()
                .map(Assignment::slot)
                .flatMap(slot -> Stream.of(ports.rpc(slot), ports.p2p(slot)));
    }
}
