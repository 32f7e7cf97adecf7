package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.local.Processes;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.state.NodeFolder;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Lets a stopped masternode run again. */
@Command(name = "start", description = "Starts a masternode that was stopped.")
final class Start implements Callable<Integer> {
    private static final Duration LIMIT = Duration.ofSeconds(30);

    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();

    @Parameters(paramLabel = "NODE", description = "Name of the masternode, such as gold-0.")
    private String node = "";

    Start(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        NodeFolder folder = network.node(machine, node);
        if (new SupervisorProcess(network.existing(machine)).running().isEmpty()) {
            throw TimenetException.notFound(
                    "the network is down; timenet up brings it up, " + node + " included");
        }
        folder.setStopped(false);
        if (!Waiting.until(LIMIT, () -> folder.process().filter(Processes::isAlive).isPresent())) {
            throw TimenetException.failed(node + " does not start; see timenet logs " + node);
        }
        machine.terminal().print(node + " runs");
        return ExitCode.OK.number();
    }
}
