package io.timecoin.node.app;

import io.timecoin.node.core.NodeEffect;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.metrics.RuntimeMetrics;
import io.timecoin.node.store.StoreBatch;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

/** Measures where the time of the owner thread goes, and of the threads that help it. */
final class Measured {
    private final RuntimeMetrics metrics;
    private final LoopClock clock;

    Measured(RuntimeMetrics metrics, Inbox inbox, LoopClock clock) {
        this.metrics = metrics;
        this.clock = clock;
        metrics.watchInbox(inbox::size);
    }

    StateMachine steps(StateMachine machine) {
        return (event, now) -> {
            long started = clock.nanoTime();
            List<NodeEffect> effects = machine.step(event, now);
            metrics.stepped(since(started));
            return effects;
        };
    }

    Consumer<StoreBatch> writes(Consumer<StoreBatch> store) {
        return batch -> {
            long started = clock.nanoTime();
            store.accept(batch);
            metrics.stored(since(started));
        };
    }

    SignatureVerifier checks(SignatureVerifier verifier) {
        return (key, message, signature) -> {
            long started = clock.nanoTime();
            boolean good = verifier.verify(key, message, signature);
            metrics.checked(since(started));
            return good;
        };
    }

    private Duration since(long started) {
        return Duration.ofNanos(clock.nanoTime() - started);
    }
}
