package io.timecoin.timenet.local;

import io.timecoin.timenet.Machine;
import io.timecoin.timenet.state.NetworkFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Sees to it that a network has a supervisor of this build. */
record Supervision(Machine machine, NetworkFolder network) {
    /** Starts the supervisor if none runs, and replaces one of another build; the nodes notice neither. */
    void ensure() throws IOException {
        Path programs = machine.directories().programs();
        Program program = Program.running().installedIn(programs);
        SupervisorProcess supervisor = new SupervisorProcess(network);
        if (!supervisor.program().equals(Optional.of(program.id()))) {
            supervisor.stop();
            supervisor.start(program, machine.java(), machine.directories().asEnvironment());
            program.removeOthers(programs, running());
        }
    }

    private List<String> running() {
        return machine.networks().all().stream()
                .flatMap(any -> new SupervisorProcess(any).program().stream())
                .toList();
    }
}
