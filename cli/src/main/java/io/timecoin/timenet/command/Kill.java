package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.NodeProcesses;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Ends a masternode as a crash would. */
@Command(name = "kill", description = "Kills a masternode as a crash would, to see it come back.")
final class Kill implements Callable<Integer> {
    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();

    @Parameters(paramLabel = "NODE", description = "Name of the masternode, such as gold-0.")
    private String node = "";

    Kill(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        if (!NodeProcesses.kill(network.node(machine, node))) {
            throw TimenetException.notFound(node + " does not run");
        }
        machine.terminal().print(node + " was killed; the supervisor starts it again");
        return ExitCode.OK.number();
    }
}
