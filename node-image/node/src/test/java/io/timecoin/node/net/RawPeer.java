package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.peers.LocalNode;
import io.timecoin.node.peers.PeerAddress;
import io.timecoin.node.peers.SpokenHandshake;
import io.timecoin.node.wire.ConnectionMessage.Ack;
import io.timecoin.node.wire.ConnectionMessage.Ping;
import io.timecoin.node.wire.ConnectionMessage.Pong;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import io.timecoin.node.wire.NodeHello;
import io.timecoin.node.wire.Parsed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/** A dialler that says what a test wants, line by line. */
final class RawPeer implements AutoCloseable {
    private static final MessageCodec CODEC = new MessageCodec();

    final Bytes nonce;
    private final SpokenHandshake handshake;
    private final Socket socket;
    private final BufferedReader reader;

    /** @param nonce a byte that the whole nonce consists of */
    RawPeer(PeerAddress target, LocalNode self, SignatureVerifier verifier, int nonce)
            throws IOException {
        this.nonce = Bytes.fromHex("%02x".formatted(nonce).repeat(NodeHello.NONCE_LENGTH));
        this.handshake = new SpokenHandshake(self, verifier);
        this.socket = new Socket(target.host(), target.port());
        socket.setSoTimeout((int) TableNode.LIMIT.toMillis());
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    void say(String lines) throws IOException {
        socket.getOutputStream().write(lines.getBytes(UTF_8));
    }

    void say(Message message) throws IOException {
        say(new String(CODEC.encode(message), UTF_8) + "\n");
    }

    /** Introduces itself; who the node says that it is, or nothing where it closes. */
    Optional<NodeHello> introduce() throws IOException {
        say(handshake.opening(nonce));
        return hear().filter(Ack.class::isInstance).map(Ack.class::cast).flatMap(Ack::node);
    }

    /** What proves the identity to a node that answered so. */
    Ack proof(NodeHello node) {
        return handshake.proof(nonce, node);
    }

    /** Completes the handshake; false if the node does not want it. */
    boolean join() throws IOException {
        Optional<NodeHello> node = introduce();
        if (node.isPresent()) {
            say(proof(node.get()));
        }
        return node.isPresent() && isAnswered();
    }

    /** Whether the node answers a ping. */
    boolean isAnswered() throws IOException {
        long question = 4_711;
        say(new Ping(question, 1));
        for (Optional<Message> heard = hear(); heard.isPresent(); heard = hear()) {
            if (heard.get() instanceof Pong(long answered, long _) && answered == question) {
                return true;
            }
        }
        return false;
    }

    /** The next message, or nothing once the node has closed. */
    Optional<Message> hear() throws IOException {
        try {
            return Optional.ofNullable(reader.readLine())
                    .map(line -> CODEC.parse(line.getBytes(UTF_8)))
                    .filter(Parsed.Ok.class::isInstance)
                    .map(parsed -> ((Parsed.Ok) parsed).message());
        } catch (SocketException reset) {
            return Optional.empty();
        }
    }

    /** Waits until the node closes. */
    void awaitEnd() throws IOException {
        while (hear().isPresent()) {
            // What it still had to say does not matter.
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
