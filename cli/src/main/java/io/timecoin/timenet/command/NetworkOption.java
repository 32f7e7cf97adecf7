package io.timecoin.timenet.command;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Chooses a network. */
final class NetworkOption {
    @Option(
            names = {"-n", "--network"},
            paramLabel = "NAME",
            description = "The network. Default: the only one there is, or testnet.")
    private Optional<String> name = Optional.empty();

    Optional<String> name() {
        return name;
    }

    /** The network that is meant; it exists. */
    NetworkFolder existing(Machine machine) {
        return machine.networks().existing(name);
    }

    /** A masternode of the network that is meant. */
    NodeFolder node(Machine machine, String nodeName) {
        NetworkFolder network = existing(machine);
        return network.nodes().stream()
                .filter(node -> node.name().equals(nodeName))
                .findFirst()
                .orElseThrow(() ->
                        TimenetException.notFound(
                                "network "
                                        + network.name()
                                        + " has no masternode \""
                                        + nodeName
                                        + "\"; it has "
                                        + network.nodes().stream()
                                                .map(NodeFolder::name)
                                                .collect(Collectors.joining(", "))));
    }
}
