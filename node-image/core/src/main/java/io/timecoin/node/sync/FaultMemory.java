package io.timecoin.node.sync;

import io.timecoin.node.crypto.NodeId;
import java.util.LinkedHashMap;
import java.util.Map;

/** Faults of peers that have gone, for when they come back. Keeps those that went last. */
final class FaultMemory {
    /** Peers remembered: more than a node has connections, and strangers with ever new identities fill no more. */
    private static final int MOST = 256;

    private final Map<NodeId, Integer> faults = new LinkedHashMap<>();

    int of(NodeId node) {
        return faults.getOrDefault(node, 0);
    }

    void remember(NodeId node, int count) {
        faults.remove(node);
        if (count > 0) {
            faults.put(node, count);
        }
        if (faults.size() > MOST) {
            faults.remove(faults.keySet().iterator().next());
        }
    }
}
