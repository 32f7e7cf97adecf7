package io.timecoin.timenet.command;

import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.image.ImageManifest;
import io.timecoin.timenet.output.Table;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;

/** Lists the images of this machine. */
@Command(name = "ls", description = "Lists the images of this machine.")
final class ImageList implements Callable<Integer> {
    private final Machine machine;

    ImageList(Machine machine) {
        this.machine = machine;
    }

    @Override
    public Integer call() {
        List<List<String>> rows =
                machine.images().all().stream().map(image -> row(image.manifest())).toList();
        new Table(List.of("IMAGE", "CREATED", "COMMIT", "CACHE", "SETTINGS"), rows)
                .lines()
                .forEach(machine.terminal()::print);
        return ExitCode.OK.number();
    }

    private static List<String> row(ImageManifest image) {
        return List.of(
                image.name(),
                image.created().truncatedTo(ChronoUnit.SECONDS).toString(),
                image.commit(),
                image.cached() ? "trained" : "none",
                image.environment().entrySet().stream()
                        .map(setting -> setting.getKey() + "=" + setting.getValue())
                        .collect(Collectors.joining(" ")));
    }
}
