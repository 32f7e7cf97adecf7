package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.LocalPlatform;
import io.timecoin.timenet.local.NodeProcesses;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.output.NetworkReport;
import io.timecoin.timenet.state.Assignment;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateFiles;
import java.util.List;

/** Looks at a network now, besides what its supervisor stored. */
record Overview(Machine machine, NetworkFolder network) {
    List<String> lines() {
        TimeNetwork desired = network.desired().orElseThrow();
        PortBlock ports =
                StateFiles.read(network.ports(), PortBlock.class)
                        .orElse(new PortBlock(PortBlock.FIRST_BASE));
        NodeProcesses processes = new NodeProcesses(network, machine.images(), machine.java());
        try (LocalPlatform platform =
                new LocalPlatform(network, processes, ports, machine.clock())) {
            return new NetworkReport(
                            desired,
                            network.status(),
                            platform.observe(desired),
                            node -> "http://127.0.0.1:" + ports.rpc(slot(node)))
                    .lines();
        }
    }

    private int slot(String node) {
        return network.node(node).assignment().map(Assignment::slot).orElse(0);
    }
}
