package io.timecoin.node.net;

import java.util.Map;
import java.util.TreeMap;

/** Counts connections by the address that dialled; used by the thread of the network alone. */
final class InboundSlots {
    private final int maxTotal;
    private final int maxPerAddress;
    private final Map<String, Integer> taken = new TreeMap<>();
    private int total;

    InboundSlots(int maxTotal, int maxPerAddress) {
        this.maxTotal = maxTotal;
        this.maxPerAddress = maxPerAddress;
    }

    /** Takes a slot if one is left. */
    boolean take(String host) {
        int ofHost = taken.getOrDefault(host, 0);
        if (total >= maxTotal || ofHost >= maxPerAddress) {
            return false;
        }
        taken.put(host, ofHost + 1);
        total++;
        return true;
    }

    void release(String host) {
        taken.computeIfPresent(host, (key, count) -> count > 1 ? count - 1 : null);
        total--;
    }
}
