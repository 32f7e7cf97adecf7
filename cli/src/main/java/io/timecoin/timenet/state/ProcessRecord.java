package io.timecoin.timenet.state;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A process that was started, as needed to find it again and never to take another one for it.
 *
 * @param startedAt as the operating system tells it; a reused pid has another one
 * @param revision what it runs
 * @param crashes how often in a row it had ended by itself before this start
 * @param stopRequestedAt when it was asked to end, null if it was not
 */
public record ProcessRecord(
        long pid,
        Instant startedAt,
        String revision,
        int crashes,
        @Nullable Instant stopRequestedAt) {
    public ProcessRecord stopping(Instant now) {
        return new ProcessRecord(pid, startedAt, revision, crashes, now);
    }

    /** When it was asked to end. */
    public Optional<Instant> stopRequested() {
        return Optional.ofNullable(stopRequestedAt);
    }

    /** Names this start of the node: what a Pod's UID is on Kubernetes. */
    public String instance() {
        return pid + "@" + startedAt.toEpochMilli();
    }
}
