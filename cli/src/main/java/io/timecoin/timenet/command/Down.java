package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.NodeProcesses;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.NodeFolder;
import io.timecoin.timenet.state.StateFiles;
import io.timecoin.timenet.state.StateLock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes a network down. */
@Command(
        name = "down",
        description = "Stops a network. Keys and chain are kept; timenet up goes on with them.")
final class Down implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();

    @Option(
            names = "--data",
            description = "Remove the network afterwards: chain, keys, logs, everything.")
    private boolean data;

    Down(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        NetworkFolder folder = network.existing(machine);
        try (StateLock _ = CommandLock.take(folder)) {
            new SupervisorProcess(folder).stop();
            end(folder.nodes());
            if (data) {
                StateFiles.deleteTree(folder.path());
            }
        }
        machine.terminal()
                .print(
                        data
                                ? folder.name() + " is down and removed"
                                : folder.name() + " is down; timenet up brings it up again");
        return ExitCode.OK.number();
    }

    /** All are asked before any is waited for, so that they end side by side. */
    private void end(List<NodeFolder> nodes) {
        Instant now = machine.clock().instant();
        nodes.forEach(node -> NodeProcesses.terminate(node, now));
        for (NodeFolder node : nodes) {
            if (!NodeProcesses.end(node, now)) {
                throw TimenetException.failed(
                        node.name() + " does not end, even by force; nothing was removed");
            }
        }
    }
}
