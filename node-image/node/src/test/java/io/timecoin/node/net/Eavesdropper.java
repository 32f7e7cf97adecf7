package io.timecoin.node.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.timecoin.node.peers.PeerAddress;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes one connection on byte by byte, and keeps a copy of both directions. */
final class Eavesdropper implements AutoCloseable {
    private static final int CHUNK = 4_096;

    private final ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

    Eavesdropper(PeerAddress target) throws IOException {
        Thread.ofVirtual().start(() -> relay(target));
    }

    PeerAddress address() {
        return new PeerAddress("127.0.0.1", server.getLocalPort());
    }

    /** Everything that passed so far, each byte a character. */
    String overheard() {
        return copy.toString(ISO_8859_1);
    }

    private void relay(PeerAddress target) {
        try (Socket dialler = server.accept();
                Socket acceptor = new Socket(target.host(), target.port())) {
            Thread back = Thread.ofVirtual().start(() -> copy(acceptor, dialler));
            copy(dialler, acceptor);
            back.join();
        } catch (IOException | InterruptedException ended) {
            // The test is over.
        }
    }

    private void copy(Socket from, Socket to) {
        byte[] chunk = new byte[CHUNK];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                copy.write(chunk, 0, read);
                out.write(chunk, 0, read);
            }
        } catch (IOException ended) {
            // One of the two has closed.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
