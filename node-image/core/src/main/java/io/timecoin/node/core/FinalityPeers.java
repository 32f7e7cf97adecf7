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
import io.timecoin.node.wire.Limits;
import io.timecoin.node.wire.TransactionMessage.TransactionBroadcast;
import java.util.List;

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
        return table.peer(connection)
                .flatMap(peer -> peer.publicKey())
                .filter(chain::isVoter)
                .isPresent();
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

    /** Asks those of the masternodes that are connected. */
    void ask(List<Hash> txids, List<PublicKey> from) {
        List<ConnectionId> to =
                from.stream()
                        .flatMap(key -> table.connection(NodeId.of(key)).stream())
                        .filter(this::speaksFinality)
                        .toList();
        if (!to.isEmpty()) {
            step.add(new NodeEffect.Send(to, new GetFinality(txids)));
        }
    }

    /** Asks one masternode after the other, another one at each call. */
    void askMembers(List<Hash> txids) {
        List<PublicKey> members =
                chain.members().members().stream()
                        .map(Member::publicKey)
                        .filter(key ->
                                table.connection(NodeId.of(key))
                                        .filter(this::speaksFinality)
                                        .isPresent())
                        .toList();
        if (members.isEmpty()) {
            return;
        }
        PublicKey next = members.get(asked++ % members.size());
        for (int from = 0; from < txids.size(); from += Limits.APPROVALS) {
            int to = Math.min(from + Limits.APPROVALS, txids.size());
            ask(txids.subList(from, to), List.of(next));
        }
    }
}
