package io.timecoin.timenet.local;

import io.timecoin.timenet.state.ProcessRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What to do next with the process of a masternode, so that it comes to run what is wanted.
 *
 * <p>A pure rule over what is on disk: it holds whoever asks and however often, so a supervisor that was killed is
 * followed by one that goes on.
 */
public sealed interface ProcessStep {
    /** How long a process may take to end by itself. */
    Duration GRACE = Duration.ofSeconds(10);

    /** Longest wait before a process that ends by itself is started again. */
    Duration MAX_BACKOFF = Duration.ofSeconds(30);

    /** After running for so long, an end is no longer counted as one in a row. */
    Duration SETTLED = Duration.ofSeconds(60);

    /**
     * Start it.
     *
     * @param crashes how often in a row it had ended by itself before
     */
    record Start(int crashes) implements ProcessStep {}

    /** Ask it to end. */
    record Terminate() implements ProcessStep {}

    /** End it: it was asked and did not. */
    record Kill() implements ProcessStep {}

    /** Nothing now. */
    record Wait() implements ProcessStep {}

    /**
     * What is known of a masternode's process.
     *
     * @param wanted the revision that it is to run; empty before the first
     * @param stopped whether a person wants it down
     * @param process the one started last
     * @param alive whether that one runs
     */
    record Facts(
            Optional<String> wanted,
            boolean stopped,
            Optional<ProcessRecord> process,
            boolean alive) {}

    /** The step that these facts ask for. */
    static ProcessStep next(Facts facts, Instant now) {
        if (facts.wanted().isEmpty()) {
            return new Wait();
        }
        return facts.process()
                .map(process ->
                        facts.alive()
                                ? whileAlive(facts, process, now)
                                : whileGone(facts, process, now))
                .orElseGet(() -> facts.stopped() ? new Wait() : new Start(0));
    }

    private static ProcessStep whileAlive(Facts facts, ProcessRecord process, Instant now) {
        boolean leaving = facts.stopped() || !process.revision().equals(facts.wanted().orElse(""));
        if (process.stopRequested().isEmpty()) {
            return leaving ? new Terminate() : new Wait();
        }
        Instant patience = process.stopRequested().get().plus(GRACE);
        return now.isBefore(patience) ? new Wait() : new Kill();
    }

    private static ProcessStep whileGone(Facts facts, ProcessRecord process, Instant now) {
        if (facts.stopped()) {
            return new Wait();
        }
        boolean asked = process.stopRequested().isPresent();
        if (asked || !process.revision().equals(facts.wanted().orElse(""))) {
            return new Start(0);
        }
        if (now.isBefore(process.startedAt().plus(backoff(process.crashes())))) {
            return new Wait();
        }
        boolean settled = !now.isBefore(process.startedAt().plus(SETTLED));
        return new Start(settled ? 0 : process.crashes() + 1);
    }

    /** Counted from the last start: none for the first end, then 2, 4, 8 … seconds. */
    private static Duration backoff(int crashes) {
        if (crashes == 0) {
            return Duration.ZERO;
        }
        Duration doubled = Duration.ofSeconds(1L << Math.min(crashes, 10));
        return doubled.compareTo(MAX_BACKOFF) < 0 ? doubled : MAX_BACKOFF;
    }
}
