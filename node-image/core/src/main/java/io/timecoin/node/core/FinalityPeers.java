package io.timecoin.node.core;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.masternode.Member;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.PeerInfo;
import io.timecoin.node.peers.PeerTable;
import io.timecoin.node.wire.Capability;
import io.timecoin.node.wire.FinalityMessage;
import io.timecoin.node.wire.FinalityMessage.GetFinality;
import io.timecoin.node.wire.TransactionMessage.TransactionBroadcast;
import java.util.List;
import java.util.Optional;

/** The ready peers as transactions see them: all take transactions, and those that can, approvals too. */
final class FinalityPeers {
    private final PeerTable table;
    private final LocalChain chain;
    private final CurrentStep step;
    private final ReferencePace pace;
    private int asked;

    FinalityPeers(PeerTable table, LocalChain chain, CurrentStep step) {
        this.table = table;
        this.chain = chain;
        this.step = step;
        this.pace = new ReferencePace(step);
    }

    boolean isMember(ConnectionId connection) {
        return key(connection).filter(chain::isVoter).isPresent();
    }

    boolean speaksFinality(ConnectionId connection) {
        return table.peer(connection)
                .filter(peer -> peer.hasCapability(Capability.FINALITY))
                .isPresent();
    }

    /** Passes a transaction on, also to reference nodes as far as they bear it. */
    void relay(TransactionBroadcast broadcast) {
        List<ConnectionId> all = table.ready();
        List<ConnectionId> ours = all.stream().filter(peer -> !isReference(peer)).toList();
        boolean toAll = ours.size() == all.size() || pace.admits(broadcast.transaction());
        List<ConnectionId> to = toAll ? all : ours;
        if (!toAll) {
            step.report(new NodeReport.TransactionHeldBack(broadcast.transaction().txid()));
        }
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, broadcast));
        }
    }

    private boolean isReference(ConnectionId connection) {
        return table.peer(connection).filter(PeerInfo::isReference).isPresent();
    }

    void broadcast(FinalityMessage message) {
        List<ConnectionId> to = table.ready().stream().filter(this::speaksFinality).toList();
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, message));
        }
    }

    /** What only those understand who know that sets change. */
    void broadcastToMembers(FinalityMessage message) {
        List<ConnectionId> to =
                table.ready().stream()
                        .filter(connection ->
                                table.peer(connection)
                                        .filter(peer -> peer.hasCapability(Capability.MEMBERSHIP))
                                        .isPresent())
                        .toList();
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, message));
        }
    }

    /** Asks one of the masternodes that are connected, another one at each call. */
    void ask(List<Hash> txids, List<PublicKey> from) {
        List<ConnectionId> to = from.stream().flatMap(key -> connection(key).stream()).toList();
        if (!to.isEmpty()) {
            step.send(to.get(Math.floorMod(asked++, to.size())), new GetFinality(txids));
        }
    }

    /** The other masternodes that can be asked. */
    List<PublicKey> reachableMembers() {
        return chain.members().members().stream()
                .map(Member::publicKey)
                .filter(key -> connection(key).isPresent())
                .toList();
    }

    /** The key of a peer that has proved one. */
    Optional<PublicKey> key(ConnectionId connection) {
        return table.peer(connection).flatMap(PeerInfo::publicKey);
    }

    private Optional<ConnectionId> connection(PublicKey key) {
        return table.connection(NodeId.of(key)).filter(this::speaksFinality);
    }
}
