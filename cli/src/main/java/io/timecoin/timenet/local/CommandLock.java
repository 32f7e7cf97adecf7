package io.timecoin.timenet.local;

import io.timecoin.timenet.TimenetException;
import io.timecoin.timenet.Waiting;
import io.timecoin.timenet.state.NetworkFolder;
import io.timecoin.timenet.state.StateLock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Lets one command at a time change a network. */
final class CommandLock {
    /** Commands hold it for a moment, an image build for longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private CommandLock() {}

    static StateLock take(NetworkFolder network) {
        AtomicReference<Optional<StateLock>> taken = new AtomicReference<>(Optional.empty());
        Waiting.until(
                PATIENCE,
                () -> {
                    taken.set(StateLock.tryTake(network.commandLock()));
                    return taken.get().isPresent();
                });
        return taken.get()
                .orElseThrow(() ->
                        TimenetException.failed(
                                "another timenet command is changing network "
                                        + network.name()
                                        + "; try again when it is done"));
    }
}
