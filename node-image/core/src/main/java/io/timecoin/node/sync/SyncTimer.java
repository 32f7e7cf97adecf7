package io.timecoin.node.sync;

import io.timecoin.node.peers.ConnectionId;

/** Timers of fetching blocks. */
public sealed interface SyncTimer {
    /** The node has asked long enough and goes on with what it knows. */
    record AskedLongEnough() implements SyncTimer {}

    /** The peer's time to answer a request for old blocks is over. */
    record BackfillExpired(ConnectionId peer, long endHeight) implements SyncTimer {}

    /** The peer's time to answer a request for blocks is over. */
    record RequestExpired(ConnectionId peer, long startHeight) implements SyncTimer {}
}
