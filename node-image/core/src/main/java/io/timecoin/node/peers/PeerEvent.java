package io.timecoin.node.peers;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.NodeId;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the peer table is told. Events about a connection that it has closed are without effect. */
public sealed interface PeerEvent {
    /**
     * A connection is open in either direction.
     *
     * @param remote the address of the {@link PeerEffect.Dial} for an outbound connection, that of the socket for an
     *     inbound one
     * @param nonce 32 random bytes of this connection alone
     */
    record ConnectionOpened(
            ConnectionId connection, Direction direction, PeerAddress remote, Bytes nonce)
            implements PeerEvent {}

    /**
     * What {@link PeerEffect.Encrypt} asked for is so: what comes from now on was encrypted.
     *
     * @param binding a value of this encryption that both ends and nobody else have
     */
    record ConnectionEncrypted(ConnectionId connection, Bytes binding) implements PeerEvent {}

    record MessageReceived(ConnectionId connection, Message message) implements PeerEvent {}

    /**
     * A line was no message, or longer than allowed.
     *
     * @param detail one sentence for people
     */
    record LineRefused(ConnectionId connection, LineFault fault, String detail)
            implements PeerEvent {}

    /**
     * A connection is gone, by the peer's doing or the network's.
     *
     * @param reason for people
     */
    record ConnectionClosed(ConnectionId connection, String reason) implements PeerEvent {}

    /**
     * No connection came of a {@link PeerEffect.Dial}.
     *
     * @param reason for people
     */
    record DialFailed(PeerAddress address, String reason) implements PeerEvent {}

    record TimerFired(PeerTimer timer) implements PeerEvent {}

    /** The operator's list, replacing an earlier one. Connections to peers that left it stay. */
    record PeersConfigured(List<ConfiguredPeer> peers) implements PeerEvent {
        public PeersConfigured {
            peers = List.copyOf(peers);
        }
    }

    /** The masternodes that connection slots are kept for. */
    record MembersChanged(SortedSet<NodeId> members) implements PeerEvent {
        public MembersChanged(Collection<NodeId> members) {
            this(new TreeSet<>(members));
        }
    }

    /** A peer was seen to have a chain of that height; shown in its status. */
    record HeightLearned(ConnectionId connection, long height) implements PeerEvent {}
}
