package io.timecoin.operator.rollout.network;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What masternodes have seen of one another; what one says of itself is left out. */
public final class Activity {
    private final Map<String, Long> lastSigned = new LinkedHashMap<>();
    private final Map<String, List<Instant>> heartbeats = new LinkedHashMap<>();

    Activity(Collection<NodeStatus> answers) {
        for (NodeStatus status : answers) {
            for (NodeStatus.MemberActivity seen : status.consensus().members()) {
                if (!seen.nodeId().equals(status.nodeId())) {
                    lastSigned.merge(seen.nodeId(), seen.lastSignedHeight(), Math::max);
                    seen.heartbeat().ifPresent(at -> heartbeatsOf(seen.nodeId()).add(at));
                }
            }
        }
    }

    /** The highest height that another masternode saw this node sign; 0 for none. */
    public long lastSigned(String nodeId) {
        return lastSigned.getOrDefault(nodeId, 0L);
    }

    /** How many others saw this node alive after that time. */
    public long seenSince(String nodeId, Instant time) {
        return heartbeats.getOrDefault(nodeId, List.of()).stream().filter(time::isBefore).count();
    }

    /** Whether the nodes tell heartbeats at all; early versions do not. */
    public boolean hasHeartbeats() {
        return !heartbeats.isEmpty();
    }

    private List<Instant> heartbeatsOf(String nodeId) {
        return heartbeats.computeIfAbsent(nodeId, _ -> new ArrayList<>());
    }
}
