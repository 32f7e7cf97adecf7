package io.timecoin.node.peers;

import io.timecoin.node.crypto.NodeId;
import java.util.Optional;

/**
 * A peer of the operator's list.
 *
 * @param id who must answer there; without it whoever answers is taken, reference nodes too
 * @param name what people call it; may be empty
 */
public record ConfiguredPeer(Optional<NodeId> id, PeerAddress address, String name) {}
