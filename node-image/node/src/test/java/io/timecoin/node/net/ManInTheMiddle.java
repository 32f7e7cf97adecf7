package io.timecoin.node.net;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.peers.ConnectionId;
import io.timecoin.node.peers.Direction;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.LineFault;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers in the place of a node, encrypts with both sides, and passes on what it has read. */
final class ManInTheMiddle implements PeerNetworkListener, AutoCloseable {
    private final PeerNetwork network =
            new PeerNetwork(
                    NetworkSettings.defaults(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)),
                    new MessageCodec(),
                    this);
    private final PeerAddress target;
    private final PeerAddress address;
    private final List<String> relayed = new CopyOnWriteArrayList<>();
    private final Map<ConnectionId, ConnectionId> others = new HashMap<>();
    private final Map<ConnectionId, Message> waiting = new HashMap<>();
    private Optional<ConnectionId> victim = Optional.empty();

    ManInTheMiddle(PeerAddress target) throws IOException {
        this.target = target;
        this.address = new PeerAddress("127.0.0.1", network.listen().getPort());
    }

    PeerAddress address() {
        return address;
    }

    /** The names of all messages that it could read. */
    List<String> relayed() {
        return relayed;
    }

    @Override
    public void connectionOpened(
            ConnectionId connection, Direction direction, PeerAddress remote, Bytes nonce) {
        switch (direction) {
            case INBOUND -> {
                victim = Optional.of(connection);
                network.dial(target);
            }
            case OUTBOUND ->
                    victim.ifPresent(inbound -> {
                        others.put(inbound, connection);
                        others.put(connection, inbound);
                        Optional.ofNullable(waiting.remove(inbound))
                                .ifPresent(first -> network.send(connection, first));
                    });
        }
    }

    @Override
    public void connectionEncrypted(ConnectionId connection, Bytes binding) {}

    @Override
    public void messageReceived(ConnectionId connection, Message message, Runnable handled) {
        handled.run();
        relayed.add(message.name());
        ConnectionId other = others.get(connection);
        if (other == null) {
            waiting.put(connection, message);
        } else if (message instanceof Ack ack && ack.messageType().equals("Encrypt")) {
            network.encrypt(connection, Optional.empty());
            network.encrypt(other, Optional.of(message));
        } else {
            network.send(other, message);
        }
    }

    @Override
    public void lineRefused(ConnectionId connection, LineFault fault, String detail) {}

    @Override
    public void connectionClosed(ConnectionId connection, String reason) {
        Optional.ofNullable(others.get(connection)).ifPresent(network::close);
    }

    @Override
    public void dialFailed(PeerAddress failed, String reason) {}

    @Override
    public void close() {
        network.shutdown();
    }
}
