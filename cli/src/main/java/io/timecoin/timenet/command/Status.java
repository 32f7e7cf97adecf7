package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeNetwork;
import io.timecoin.crds.v1alpha1.TimeNetworkCodec;
import io.timecoin.timenet.ExitCode;
import io.timecoin.timenet.Machine;
import io.timecoin.timenet.output.Format;
import io.timecoin.timenet.place.Place;
import io.timecoin.timenet.place.PlacedNetwork;
import java.time.Duration;
import java.util.Optional;
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
    @Mixin private final PlaceOption on = new PlaceOption();
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
        try (Place place = on.open(machine)) {
            PlacedNetwork shown = place.network(network.name());
            ExitCode code = show(shown);
            while (watch) {
                Thread.sleep(LOOK_AGAIN);
                if (machine.terminal().interactive()) {
                    machine.terminal().out().print(CLEAR_SCREEN);
                }
                code = show(shown);
            }
            return code.number();
        }
    }

    private ExitCode show(PlacedNetwork shown) {
        switch (format) {
            case TEXT -> Ending.overview(shown).lines().forEach(machine.terminal()::print);
            case JSON -> machine.terminal().print(json(shown));
        }
        Optional<String> abandoned = shown.abandoned();
        abandoned.ifPresent(machine.terminal()::say);
        return abandoned.isEmpty() ? ExitCode.OK : ExitCode.NOT_FOUND;
    }

    private static String json(PlacedNetwork shown) {
        TimeNetwork whole = shown.desired();
        whole.setStatus(shown.status());
        return TimeNetworkCodec.toJson(whole);
    }
}
