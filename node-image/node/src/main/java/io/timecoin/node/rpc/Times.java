package io.timecoin.node.rpc;

import io.timecoin.node.core.NodeStatus;
import java.time.Duration;
import java.time.Instant;

/** Times that follow from a status: answers use the node's clock at the snapshot and no other. */
final class Times {
    private Times() {}

    /** When the status was taken. */
    static Instant taken(NodeStatus status) {
        return status.startedAt().plus(seconds(status.uptimeSeconds()));
    }

    /** To the millisecond. */
    static Duration seconds(double seconds) {
        return Duration.ofMillis(Math.round(seconds * 1_000));
    }
}
