package io.timecoin.node.app;

import static io.timecoin.node.app.ReferenceVoice.HANDSHAKE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of ours beside reference nodes, which {@code peers} names without an id (PROTOCOL.md §0, §17). */
class ReferenceConnectionsTest {
    /** Lines above a few kilobytes are lost in parts by a busy reference node (PROTOCOL.md §3.3). */
    private static final int SHORT_LINE = 8_192;

    /** All that a reference node has to hear: each of them it answers, or ignores without harm. */
    private static final Set<String> HARMLESS =
            Set.of(
                    "Handshake",
                    "Ack",
                    "Ping",
                    "Pong",
                    "GetPeers",
                    "PeersResponse",
                    "BlocksResponse");

    @TempDir private Path directory;
    private final List<AutoCloseable> open = new ArrayList<>();
    private List<TestNode> nodes = List.of();
    private ServerSocket reference;

    @BeforeEach
    void aReferenceNodeListens() throws IOException {
        reference = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        open.add(reference);
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open.reversed()) {
            each.close();
        }
        for (TestNode node : nodes) {
            node.stop();
        }
    }

    @Test
    void aReferenceNodeIsDialledGreetedKeptAndCountedAsAnotherVersion() throws Exception {
        startNodes(1);
        ReferenceVoice voice = accept();

        voice.hearHandshake();
        for (String line :
                Transcript.named("accepted_handshake_and_every_query").ofNode().subList(0, 2)) {
            voice.say(line);
        }

        assertThat(kinds(voice.hearAndAnswerPing()))
                .isSubsetOf("Ping", "GetPeers", "PeersResponse");
        voice.say("\"GetBlockHeight\"");
        assertThat(kinds(voice.hearAll()))
                .contains("BlockHeightResponse")
                .isSubsetOf("GetPeers", "PeersResponse", "BlockHeightResponse");
        JsonNode peer = nodes.getFirst().status().at("/peers/0");
        assertThat(peer.get("name").asText()).isEqualTo("old");
        assertThat(peer.get("version").asText()).isEmpty();
        assertThat(peer.get("direction").asText()).isEqualTo("Outbound");
        assertThat(nodes.getFirst().get("/metrics"))
                .contains(
                        "time_node_peer_connected{direction=\"outbound\",encrypted=\"false\",peer=\"old\",version=\"reference\"} 1");
    }

    /** What a reference node says of blocks by itself proves nothing (row 9). */
    @Test
    void theProposalsVotesAndBlocksOfAReferenceNodeChangeNothing() throws Exception {
        startNodes(1);
        TestNode node = nodes.getFirst();
        ReferenceVoice voice = accept();
        voice.hearHandshake();

        for (String line :
                Transcript.named("bft_round_committed_by_one_vote_of_a_stranger").ofNode()) {
            voice.say(line);
        }

        assertThat(kinds(voice.hearAll())).isSubsetOf("Ping", "GetPeers", "PeersResponse");
        long before = node.height();
        node.awaitHeight(before + 2);
        assertThat(node.status().get("peers")).hasSize(1);
    }

    /** Also while blocks are decided, and in answer to a question for more than a line may hold. */
    @Test
    void aReferenceNodeHearsNothingThatHarmsIt() throws Exception {
        startNodes(4);
        ReferenceVoice dialled = accept();
        List<String> heard = new ArrayList<>(List.of(dialled.hearHandshake()));
        dialled.say("{\"Ack\":{\"message_type\":\"Handshake\"}}");
        ReferenceVoice dialling = ReferenceVoice.dial(nodes.getFirst().p2pAddress());
        open.add(dialling);
        dialling.say(HANDSHAKE);

        nodes.getFirst().awaitHeight(4);
        dialled.say("{\"GetBlocks\":[0,1000]}");
        heard.addAll(dialled.hearAll());
        heard.addAll(dialling.hearAll());

        assertThat(kinds(heard)).contains("BlocksResponse").isSubsetOf(HARMLESS.stream().toList());
        assertThat(heard)
                .allSatisfy(line ->
                        assertThat(line.getBytes(StandardCharsets.UTF_8))
                                .hasSizeBetween(1, SHORT_LINE));
    }

    private void startNodes(int size) throws Exception {
        nodes = TestNode.network(directory, size);
        for (TestNode node : nodes) {
            node.start();
        }
        TestNode.connect(
                nodes,
                List.of(
                        "{address: \"127.0.0.1:%d\", name: old}"
                                .formatted(reference.getLocalPort())));
    }

    private ReferenceVoice accept() throws IOException {
        ReferenceVoice voice = new ReferenceVoice(reference.accept());
        open.add(voice);
        return voice;
    }

    private static List<String> kinds(List<String> lines) throws IOException {
        List<String> kinds = new ArrayList<>();
        for (String line : lines) {
            kinds.add(ReferenceVoice.kind(line));
        }
        return kinds;
    }
}
