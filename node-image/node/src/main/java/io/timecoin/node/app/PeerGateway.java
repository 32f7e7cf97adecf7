package io.timecoin.node.app;

import io.timecoin.node.core.NodeEvent;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.net.NetworkSettings;
import io.timecoin.node.net.PeerNetwork;
import io.timecoin.node.net.PeerNetworkListener;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.PeerEvent;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;

/** Brings what happens on the sockets to the owner thread, and slows them down when too much of it waits. */
final class PeerGateway implements PeerNetworkListener {
    private final PeerNetwork network;
    private final Inbox inbox;

    PeerGateway(NetworkSettings settings) {
        network = new PeerNetwork(settings, new MessageCodec(), this);
        inbox = new Inbox(network::pauseReading, network::resumeReading);
    }

    PeerNetwork network() {
        return network;
    }

    Inbox inbox() {
        return inbox;
    }

    @Override
    public void connectionOpened(
            ConnectionId connection, Direction direction, PeerAddress remote, Bytes nonce) {
        add(new PeerEvent.ConnectionOpened(connection, direction, remote, nonce));
    }

    @Override
    public void connectionEncrypted(ConnectionId connection, Bytes binding) {
        add(new PeerEvent.ConnectionEncrypted(connection, binding));
    }

    @Override
    public void messageReceived(ConnectionId connection, Message message, Runnable handled) {
        inbox.add(new NodeEvent.Peers(new PeerEvent.MessageReceived(connection, message)), handled);
    }

    @Override
    public void lineRefused(ConnectionId connection, LineFault fault, String detail) {
        add(new PeerEvent.LineRefused(connection, fault, detail));
    }

    @Override
    public void connectionClosed(ConnectionId connection, String reason) {
        add(new PeerEvent.ConnectionClosed(connection, reason));
    }

    @Override
    public void dialFailed(PeerAddress address, String reason) {
        add(new PeerEvent.DialFailed(address, reason));
    }

    private void add(PeerEvent event) {
        inbox.add(new NodeEvent.Peers(event));
    }
}
