package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.timecoin.node.wire.MessageCodec;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A network that listens on this machine, with what it reports, and raw sockets to it. */
abstract class ListeningNetwork {
    static final String PING = "{\"Ping\":{\"nonce\":1,\"timestamp\":2}}";

    final RecordingListener heard = new RecordingListener();
    final PeerNetwork network;
    private final List<PeerNetwork> networks = new ArrayList<>();
    private InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

    ListeningNetwork() {
        network = network(settings());
    }

    @BeforeEach
    void listen() throws IOException {
        address = network.listen();
    }

    @AfterEach
    void shutDown() {
        networks.forEach(PeerNetwork::shutdown);
    }

    /** Where it listens. */
    final InetSocketAddress address() {
        return address;
    }

    final PeerNetwork network(NetworkSettings settings) {
        PeerNetwork created = new PeerNetwork(settings, new MessageCodec(), heard);
        networks.add(created);
        return created;
    }

    static NetworkSettings settings() {
        return NetworkSettings.defaults(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    final Socket dial() throws IOException {
        return dial(address);
    }

    static Socket dial(InetSocketAddress to) throws IOException {
        return new Socket(to.getAddress(), to.getPort());
    }

    static void write(Socket peer, String text) throws IOException {
        peer.getOutputStream().write(text.getBytes(UTF_8));
        peer.getOutputStream().flush();
    }

    static BufferedReader reader(Socket peer) throws IOException {
        return new BufferedReader(new InputStreamReader(peer.getInputStream(), UTF_8));
    }
}
