package io.timecoin.timenet.command;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.Program;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.IOException;

/** Sees to it that a network has a supervisor of this build. */
record Supervision(Machine machine, NetworkFolder network) {
    /** Starts the supervisor if none runs, and replaces one of another build; the nodes notice neither. */
    void ensure() throws IOException {
        Program program = Program.running().installedIn(machine.directories().programs());
        SupervisorProcess supervisor = new SupervisorProcess(network);
        if (!supervisor.runs(program)) {
            supervisor.stop();
            supervisor.start(program, machine.java(), machine.directories().asEnvironment());
        }
    }
}
