package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.local.LocalPlatform;
import io.timecoin.timenet.local.NodeProcesses;
import io.timecoin.timenet.local.PortBlock;
import io.timecoin.timenet.local.Supervisor;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateFiles;
import io.timecoin.timenet.state.StateLock;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** The background process itself; {@code timenet up} starts it. */
@Command(name = "supervise", hidden = true, description = "Supervises a network.")
final class Supervise implements Callable<Integer> {
    private final Machine machine;

    @Parameters(index = "0", paramLabel = "NAME", description = "The network.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "PROGRAM", description = "Id of the build that runs it.")
    private String program = "";

    Supervise(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException {
        NetworkFolder network = machine.networks().existing(Optional.of(name));
        PortBlock ports =
                StateFiles.read(network.ports(), PortBlock.class)
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        "network " + name + " was never prepared; timenet up"));
        StateLock lock =
                StateLock.tryTake(network.supervisorLock())
                        .orElseThrow(() ->
                                TimenetException.failed(
                                        "network " + name + " has a supervisor already"));
        NodeProcesses processes = new NodeProcesses(network, machine.images(), machine.java());
        try (lock;
                LocalPlatform platform =
                        new LocalPlatform(network, processes, ports, machine.clock())) {
            new SupervisorProcess(network).recordSelf(program);
            new Supervisor(network, platform, machine.clock()).run();
        }
        return ExitCode.OK.number();
    }
}
