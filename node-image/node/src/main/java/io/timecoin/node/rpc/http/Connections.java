package io.timecoin.node.rpc.http;

import io.netty.channel.Channel;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The open connections, owned by the event loop. When all places are taken, a new connection takes the place of the one
 * that has been silent longest, so that clients that open connections and say nothing keep nobody out.
 */
final class Connections {
    private final int limit;
    private final Set<Channel> open = new LinkedHashSet<>();

    /** Connections without a request in work, the one that waits longest first. */
    private final LinkedHashSet<Channel> waiting = new LinkedHashSet<>();

    Connections(int limit) {
        this.limit = limit;
    }

    /** Takes in a new connection, which waits for its first request; false if every place is busy. */
    boolean admit(Channel channel) {
        if (open.size() >= limit) {
            if (waiting.isEmpty()) {
                return false;
            }
            Channel silent = waiting.removeFirst();
            open.remove(silent);
            var _ = silent.close();
        }
        open.add(channel);
        waiting.add(channel);
        return true;
    }

    /** The connection has delivered a request. */
    void busy(Channel channel) {
        waiting.remove(channel);
    }

    /** The connection has its answer and may send another request. */
    void waits(Channel channel) {
        if (open.contains(channel)) {
            waiting.add(channel);
        }
    }

    void closed(Channel channel) {
        open.remove(channel);
        waiting.remove(channel);
    }
}
