package io.timecoin.node.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The end of a connection where a reference node is: it says captured lines and keeps what it hears. */
final class ReferenceVoice implements AutoCloseable {
    static final String HANDSHAKE =
            "{\"Handshake\":{\"magic\":[84,73,77,69],\"protocol_version\":1,\"network\":\"mainnet\"}}";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Far above what any answer takes on a busy machine. */
    private static final int PATIENCE_MILLIS = 60_000;

    private final Socket socket;
    private final BufferedReader reader;
    private long probes = 1_000_000;

    ReferenceVoice(Socket socket) throws IOException {
        this.socket = socket;
        socket.setSoTimeout(PATIENCE_MILLIS);
        this.reader = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
    }

    static ReferenceVoice dial(InetSocketAddress node) throws IOException {
        return new ReferenceVoice(new Socket(node.getAddress(), node.getPort()));
    }

    /** Says a line as it was captured: without its end. */
    void say(String line) throws IOException {
        write(line + "\n");
    }

    void write(String text) throws IOException {
        write(text.getBytes(UTF_8));
    }

    void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    void endSending() throws IOException {
        socket.shutdownOutput();
    }

    /** The next line, or nothing once the node has closed. */
    Optional<String> hear() throws IOException {
        try {
            return Optional.ofNullable(reader.readLine());
        } catch (SocketException reset) {
            return Optional.empty();
        }
    }

    /** All that the node says until it has answered a ping that is sent now. */
    List<String> hearAll() throws IOException {
        long nonce = ++probes;
        say("{\"Ping\":{\"nonce\":" + nonce + ",\"timestamp\":1}}");
        List<String> heard = new ArrayList<>();
        for (Optional<String> line = hear(); ; line = hear()) {
            assertThat(line).as("the connection stays; heard %s", heard).isPresent();
            if (isPong(line.get(), nonce)) {
                return heard;
            }
            heard.add(line.get());
        }
    }

    /** Hears until the node asks for a sign of life, and gives it. */
    List<String> hearAndAnswerPing() throws IOException {
        List<String> heard = new ArrayList<>();
        for (Optional<String> line = hear(); ; line = hear()) {
            assertThat(line).as("the connection stays; heard %s", heard).isPresent();
            heard.add(line.get());
            if (kind(line.get()).equals("Ping")) {
                long nonce = JSON.readTree(line.get()).at("/Ping/nonce").asLong();
                say("{\"Pong\":{\"nonce\":" + nonce + ",\"timestamp\":1}}");
                return heard;
            }
        }
    }

    /** The first line of a node of ours that dials: that of a reference node with one field more (PROTOCOL 17, rule 1). */
    String hearHandshake() throws IOException {
        String line = hear().orElseThrow();
        JsonNode handshake = JSON.readTree(line).path("Handshake");
        assertThat(line).startsWith(HANDSHAKE.substring(0, HANDSHAKE.indexOf("mainnet")));
        assertThat(handshake.fieldNames())
                .toIterable()
                .containsExactly("magic", "protocol_version", "network", "node");
        return line;
    }

    /** The name of the message in a line. */
    static String kind(String line) throws IOException {
        JsonNode message = JSON.readTree(line);
        return message.isTextual() ? message.textValue() : message.fieldNames().next();
    }

    private static boolean isPong(String line, long nonce) throws IOException {
        return JSON.readTree(line).at("/Pong/nonce").asLong(0) == nonce;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
