package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.state.NodeFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows the log of a masternode. */
@Command(name = "logs", description = "Shows the log of a masternode.")
final class Logs implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);
    private static final int CHUNK = 1 << 16;

    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();

    @Parameters(paramLabel = "NODE", description = "Name of the masternode, such as gold-0.")
    private String node = "";

    @Option(
            names = {"-f", "--follow"},
            description = "Go on showing what is added.")
    private boolean follow;

    Logs(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        NodeFolder folder = network.node(machine, node);
        if (!Files.exists(folder.log())) {
            throw TimenetException.notFound(node + " has no log yet: it was never started");
        }
        long shown = showFrom(folder.log(), 0);
        while (follow) {
            Thread.sleep(LOOK_AGAIN);
            boolean replaced = Files.size(folder.log()) < shown;
            shown = showFrom(folder.log(), replaced ? 0 : shown);
        }
        return ExitCode.OK.number();
    }

    /** Copies the rest of the file; returns where it ended. */
    private long showFrom(Path log, long position) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            file.seek(position);
            byte[] chunk = new byte[CHUNK];
            int read = file.read(chunk);
            while (read > 0) {
                machine.terminal().out().write(chunk, 0, read);
                read = file.read(chunk);
            }
            machine.terminal().out().flush();
            return file.getFilePointer();
        }
    }
}
