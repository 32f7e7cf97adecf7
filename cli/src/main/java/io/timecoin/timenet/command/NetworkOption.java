package io.timecoin.timenet.command;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.LocalNetwork;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import java.util.Optional;
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

    /** The network of this machine that is meant; it exists. */
    NetworkFolder existing(Machine machine) {
        return machine.networks().existing(name);
    }

    /** A masternode of the network of this machine that is meant. */
    NodeFolder node(Machine machine, String nodeName) {
        return new LocalNetwork(machine, existing(machine)).masternode(nodeName);
    }
}
