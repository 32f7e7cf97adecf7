package io.timecoin.node.core;

import io.timecoin.node.chain.Transaction;
import io.timecoin.node.peers.PeerEvent;

/** What the node is told. */
public sealed interface NodeEvent {
    /** The node may begin; the first event, once. */
    record Started() implements NodeEvent {}

    /** Something about a connection or the configured peers. */
    record Peers(PeerEvent event) implements NodeEvent {}

    /**
     * A client submits a transaction.
     *
     * @param ticket by which {@link NodeEffect.Answer} names the submission
     */
    record Submitted(long ticket, Transaction transaction) implements NodeEvent {}

    /** A timer that the node armed has fired. */
    record TimerFired(NodeTimer timer) implements NodeEvent {}
}
