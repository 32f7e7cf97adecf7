package io.timecoin.node.core;

import io.timecoin.node.consensus.ConsensusMessage;
import io.timecoin.node.consensus.ConsensusWire;
import io.timecoin.node.consensus.Proposal;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerTable;
import io.timecoin.node.wire.Capability;
import io.timecoin.node.wire.ExtensionMessage.GetBlockProposal;
import java.util.List;
import java.util.Optional;

/**
 * The ready peers that speak consensus. Reference nodes never get its messages: a proposal stops them for ever (PROTOCOL
 * 9.5, 17).
 */
final class ConsensusPeers {
    private final PeerTable table;
    private final CurrentStep step;
    private final ProposalPace pace;

    ConsensusPeers(PeerTable table, CurrentStep step) {
        this.table = table;
        this.step = step;
        this.pace = new ProposalPace(step);
    }

    void broadcast(ConsensusMessage message) {
        List<ConnectionId> to =
                table.ready().stream()
                        .filter(this::speaksConsensus)
                        .filter(peer -> isDue(peer, message))
                        .toList();
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, ConsensusWire.toWire(message)));
        }
    }

    private boolean isDue(ConnectionId peer, ConsensusMessage message) {
        return !(message instanceof Proposal proposal) || pace.admits(peer, proposal);
    }

    void send(PublicKey to, ConsensusMessage message) {
        connection(to).ifPresent(peer -> step.send(peer, ConsensusWire.toWire(message)));
    }

    void requestBlock(long height, Hash block, List<PublicKey> from) {
        List<ConnectionId> to = from.stream().flatMap(key -> connection(key).stream()).toList();
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, new GetBlockProposal(height, block)));
        }
    }

    boolean speaksConsensus(ConnectionId connection) {
        return table.peer(connection)
                .filter(peer -> peer.hasCapability(Capability.CONSENSUS))
                .isPresent();
    }

    private Optional<ConnectionId> connection(PublicKey key) {
        return table.connection(NodeId.of(key)).filter(this::speaksConsensus);
    }
}
