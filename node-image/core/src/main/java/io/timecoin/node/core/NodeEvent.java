package io.timecoin.node.core;

import io.timecoin.node.peers.PeerEvent;

/** What the node is told. */
public sealed interface NodeEvent {
    /** The node may begin; the first event, once. */
    record Started() implements NodeEvent {}

    /** Something about a connection or the configured peers. */
    record Peers(PeerEvent event) implements NodeEvent {}

    /** A timer that the node armed has fired. */
    record TimerFired(NodeTimer timer) implements NodeEvent {}
}
