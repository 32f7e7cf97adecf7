package io.timecoin.node.app;

import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.peers.PeerAddress;
import java.util.Optional;

/**
 * A peer as the operator lists it.
 *
 * @param id empty for a reference node, which has none
 * @param name for people; the address where none is given
 */
public record PeerEntry(Optional<NodeId> id, PeerAddress address, String name) {}
