package io.timecoin.timenet.command;

import io.timecoin.crds.v1alpha1.TimeSpan;
import io.timecoin.timenet.TimenetException;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long a command waits. */
final class TimeoutOption {
    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Give up waiting after this time, such as 90s or 10m. Default: 30m.")
    private String text = "30m";

    Duration limit() {
        try {
            return TimeSpan.parse(text).duration();
        } catch (IllegalArgumentException e) {
            throw TimenetException.badInput("--timeout: " + e.getMessage());
        }
    }
}
