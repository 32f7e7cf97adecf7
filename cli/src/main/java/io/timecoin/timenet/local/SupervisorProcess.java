package io.timecoin.timenet.local;

import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.ProcessRecord;
import io.timecoin.timenet.state.StateFiles;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The background process that supervises a network. */
public record SupervisorProcess(NetworkFolder network) {
    /** A JVM starts within seconds, also on a busy machine. */
    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private static final List<Path> SETSID =
            List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));

    private static final List<String> JVM_FLAGS =
            List.of(
                    "-Xmx64m",
                    "-XX:+UseSerialGC",
                    "-XX:TieredStopAtLevel=1",
                    "-Xshare:auto",
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow");

    /** The supervisor, if it runs. */
    public Optional<ProcessHandle> running() {
        return record().flatMap(known -> Processes.find(known.process()));
    }

    private Optional<SupervisorRecord> record() {
        return StateFiles.read(network.supervisorProcess(), SupervisorRecord.class);
    }

    /** The build that it runs, if it runs. */
    public Optional<String> program() {
        return running().flatMap(_ -> record()).map(SupervisorRecord::program);
    }

    /**
     * Starts a supervisor that outlives this process and its terminal, and waits until it has taken its place.
     *
     * @param environment variables that it needs besides those of this process
     */
    public void start(Program program, Path java, Map<String, String> environment)
            throws IOException {
        List<String> command = new ArrayList<>(detached());
        command.add(java.toString());
        command.addAll(JVM_FLAGS);
        command.addAll(List.of("-cp", program.classPathText(), "io.timecoin.timenet.Main"));
        command.addAll(List.of("supervise", network.name(), program.id()));
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(network.path().toFile())
                        .redirectInput(new File("/dev/null"))
                        .redirectErrorStream(true)
                        .redirectOutput(
                                ProcessBuilder.Redirect.appendTo(network.supervisorLog().toFile()));
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean started =
                Waiting.until(START_LIMIT, () -> running().isPresent() || !process.isAlive());
        if (!started || running().isEmpty()) {
            throw TimenetException.failed(
                    "the supervisor did not start; its log is " + network.supervisorLog());
        }
    }

    /** A session of its own where the system has setsid; elsewhere the signals of the terminal are ignored. */
    private static List<String> detached() {
        return SETSID.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .map(setsid -> List.of(setsid.toString()))
                .orElse(List.of("/bin/sh", "-c", "trap '' HUP INT; exec \"$@\"", "sh"));
    }

    /** Writes down that this process is the supervisor. */
    public void recordSelf(String program) {
        ProcessHandle self = ProcessHandle.current();
        ProcessRecord process = new ProcessRecord(self.pid(), Processes.startOf(self), "", 0, null);
        StateFiles.write(network.supervisorProcess(), new SupervisorRecord(process, program));
    }

    /** Ends the supervisor; the masternodes go on. */
    public void stop() {
        running()
                .ifPresent(handle -> {
                    handle.destroy();
                    if (!Waiting.until(ProcessStep.GRACE, () -> running().isEmpty())) {
                        handle.destroyForcibly();
                        Waiting.until(ProcessStep.GRACE, () -> running().isEmpty());
                    }
                });
    }
}
