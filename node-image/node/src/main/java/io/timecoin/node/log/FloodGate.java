package io.timecoin.node.log;

import java.time.Duration;
import java.time.Instant;

/** Lets few lines of one kind through in each minute, since peers can cause as many as they like. */
final class FloodGate {
    /** Lines of one kind per window: enough to see what goes on. */
    static final int LINES = 10;

    static final Duration WINDOW = Duration.ofMinutes(1);

    private Instant windowStart = Instant.MIN;
    private int lines;
    private long withheld;

    /** Whether a line may be written now; otherwise it counts as withheld. */
    boolean admits(Instant now) {
        if (!now.isBefore(windowStart) && now.minus(WINDOW).isBefore(windowStart)) {
            if (lines == LINES) {
                withheld++;
                return false;
            }
        } else {
            windowStart = now;
            lines = 0;
        }
        lines++;
        return true;
    }

    /** Adds to an admitted line how many were withheld since the one before. */
    Line finish(Line line) {
        if (withheld == 0) {
            return line;
        }
        Line finished = line.with("withheld", withheld);
        withheld = 0;
        return finished;
    }
}
