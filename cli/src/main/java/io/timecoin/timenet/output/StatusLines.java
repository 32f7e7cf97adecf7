package io.timecoin.timenet.output;

import io.fabric8.kubernetes.api.model.Condition;
import io.timecoin.crds.v1alpha1.status.ChainStatus;
import io.timecoin.crds.v1alpha1.status.ConnectionCounts;
import io.timecoin.crds.v1alpha1.status.RolloutStatus;
import io.timecoin.crds.v1alpha1.status.TimeNetworkStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines for people about a network's status. */
public final class StatusLines {
    private StatusLines() {}

    /** How far a network of so many masternodes, of which so many were started, has come, in one line. */
    public static String progress(long started, long masternodes, TimeNetworkStatus status) {
        List<String> parts = new ArrayList<>();
        parts.add("nodes started " + started + "/" + masternodes);
        parts.add("handshakes " + connections(status));
        parts.add("height " + height(status));
        Optional.ofNullable(status.rollout()).map(RolloutStatus::summary).ifPresent(parts::add);
        String waitingFor = waitingFor(status);
        if (!waitingFor.isEmpty()) {
            parts.add("waiting for " + waitingFor);
        }
        return String.join(" · ", parts);
    }

    /** Established of expected connections. */
    public static String connections(TimeNetworkStatus status) {
        return Optional.ofNullable(status.connections()).map(ConnectionCounts::summary).orElse("0");
    }

    public static long height(TimeNetworkStatus status) {
        return Optional.ofNullable(status.chain()).map(ChainStatus::height).orElse(0L);
    }

    public static long missedSlots(TimeNetworkStatus status) {
        return Optional.ofNullable(status.chain()).map(ChainStatus::missedSlots).orElse(0L);
    }

    /** What the network waits for, in words; empty for nothing. */
    public static String waitingFor(TimeNetworkStatus status) {
        return Optional.ofNullable(status.rollout())
                .map(RolloutStatus::waitingFor)
                .orElseGet(() -> troubles(status).stream().findFirst().orElse(""));
    }

    /** Why a rollout failed, in words. */
    public static String failure(TimeNetworkStatus status) {
        return status.conditions().stream()
                .filter(condition -> "RolloutComplete".equals(condition.getType()))
                .map(condition -> condition.getReason() + ": " + condition.getMessage())
                .findFirst()
                .orElse("the rollout failed");
    }

    /** The time at the beginning of an event's line. */
    public static Instant timeOf(String line) {
        return Instant.parse(line.substring(0, line.indexOf(' ')));
    }

    /** An event's line, with the height at which it was shown instead of its time. */
    public static String event(String line, TimeNetworkStatus status) {
        return "height "
                + height(status)
                + "  "
                + (line.indexOf(' ') < 0 ? line : line.substring(line.indexOf(' ') + 1));
    }

    /** The conditions that a person should know of. */
    public static List<String> troubles(TimeNetworkStatus status) {
        return status.conditions().stream()
                .filter(condition -> !fine(condition))
                .map(condition ->
                        condition.getType()
                                + " "
                                + condition.getStatus()
                                + " ("
                                + condition.getReason()
                                + "): "
                                + condition.getMessage())
                .toList();
    }

    private static boolean fine(Condition condition) {
        String wanted = "Degraded".equals(condition.getType()) ? "False" : "True";
        return wanted.equals(condition.getStatus());
    }
}
