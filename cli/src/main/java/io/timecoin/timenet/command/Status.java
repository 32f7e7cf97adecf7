package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.local.SupervisorProcess;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.state.NetworkFolder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows how a network is. */
@Command(name = "status", description = "Shows how a network is, and what is not fine with it.")
final class Status implements Callable<Integer> {
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);
    private static final String CLEAR_SCREEN = "\u001b[H\u001b[2J";

    private final Machine machine;
    @Mixin private final NetworkOption network = new NetworkOption();

    @Option(names = "--watch", description = "Show it again every second.")
    private boolean watch;

    @Option(
            names = {"-o", "--output"},
            description = "text or json; json prints the whole TimeNetwork.")
    private Format format = Format.TEXT;

    Status(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() throws InterruptedException {
        NetworkFolder folder = network.existing(machine);
        ExitCode code = show(folder);
        while (watch) {
            Thread.sleep(LOOK_AGAIN);
            if (machine.terminal().interactive()) {
                machine.terminal().out().print(CLEAR_SCREEN);
            }
            code = show(folder);
        }
        return code.number();
    }

    private ExitCode show(NetworkFolder folder) {
        switch (format) {
            case TEXT -> report(folder).forEach(machine.terminal()::print);
            case JSON -> machine.terminal().print(json(folder));
        }
        boolean running = new SupervisorProcess(folder).running().isPresent();
        if (!running) {
            machine.terminal()
                    .say(
                            "network "
                                    + folder.name()
                                    + " has no supervisor: it is as it was left; timenet up goes"
                                    + " on");
        }
        return running ? ExitCode.OK : ExitCode.NOT_FOUND;
    }

    private List<String> report(NetworkFolder folder) {
        return new Overview(machine, folder).lines();
    }

    private static String json(NetworkFolder folder) {
        TimeNetwork network = folder.desired().orElseThrow();
        network.setStatus(folder.status());
        return TimeNetworkCodec.toJson(network);
    }
}
