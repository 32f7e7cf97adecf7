package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.NodeProcesses;
import io.timecoin.timenet.state.NodeFolder;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Takes a masternode down and keeps it down. */
@Command(
        name = "stop",
        description = "Stops a masternode and keeps it down, as a failed host would.")
final class Stop implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();

    @Parameters(paramLabel = "NODE", description = "Name of the masternode, such as gold-0.")
    private String node = "";

    Stop(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        NodeFolder folder = network.node(machine, node);
        folder.setStopped(true);
        if (!NodeProcesses.end(folder, machine.clock().instant())) {
            throw TimenetException.failed(node + " does not end, even by force; see its log");
        }
        machine.terminal()
                .print(node + " is down until timenet start " + node + ", or until a rollout");
        return ExitCode.OK.number();
    }
}
