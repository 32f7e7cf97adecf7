package io.timecoin.node.app;

import static io.timecoin.node.app.ReferenceVoice.HANDSHAKE;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The conversations of {@code vectors/transcripts.json} once more, with a whole node in the place of the reference node
 * that was dialled. Where it answers otherwise, the test says so and names the row of PROTOCOL.md §16.
 */
class ReferenceTranscriptsTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String EVERY_QUERY = "accepted_handshake_and_every_query";

    /**
     * The kinds of answers to questions that a reference node leaves open, or answers with its whole set of outputs
     * however large (row 25), which this node does not.
     */
    private static final Map<String, List<String>> OTHERWISE =
            Map.of(
                    "\"GetGenesisHash\"", List.of("GenesisHashResponse"),
                    "{\"BlockRequest\":0}", List.of("BlockResponse"),
                    "\"GetUTXOStateHash\"", List.of(),
                    "\"GetUTXOSet\"", List.of());

    /** What depends on the chain: of these only the form is the same. */
    private static final Set<String> OF_THE_CHAIN =
            Set.of(
                    "PeersResponse",
                    "MasternodesResponse",
                    "UTXOStateResponse",
                    "BlocksResponse",
                    "BlockRangeResponse",
                    "BlockHashResponse",
                    "ConsensusQueryResponse");

    @TempDir private Path directory;
    private final List<AutoCloseable> open = new ArrayList<>();
    private TestNode node;

    /** One of four, so that its chain stays where that of the captured nodes was: at height 0. */
    @BeforeEach
    void aNodeWithoutAQuorum() throws Exception {
        node = TestNode.network(directory, 4).getFirst();
        node.start();
    }

    @AfterEach
    void stop() throws Exception {
        for (AutoCloseable each : open) {
            each.close();
        }
        node.stop();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference_to_reference_first_65_seconds",
                "carriage_return_before_newline",
                "unknown_messages_after_handshake",
                EVERY_QUERY
            })
    void itAnswersAsTheReferenceNodeDid(String name) throws Exception {
        ReferenceVoice voice = dial();

        for (Transcript.Exchange exchange : Transcript.named(name).exchanges()) {
            for (String line : exchange.said()) {
                voice.say(line);
            }
            assertAnswered(exchange, voice.hearAll());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "wrong_magic",
                "wrong_protocol_version",
                "message_before_handshake",
                "old_protocol_prefix"
            })
    void itClosesWithoutAWordAsTheReferenceNodeDid(String name) throws Exception {
        Transcript transcript = Transcript.named(name);
        assertThat(transcript.endsByNode()).isTrue();
        assertThat(transcript.ofNode()).isEmpty();
        ReferenceVoice voice = dial();

        for (String line : transcript.ofClient()) {
            voice.say(line);
        }

        assertThat(voice.hear()).isEmpty();
    }

    @Test
    void aPingBeforeTheHandshakeClosesAlsoInOneSegment() throws Exception {
        ReferenceVoice voice = dial();

        voice.say("{\"Ping\":{\"nonce\":1,\"timestamp\":1}}\n" + HANDSHAKE);

        assertThat(voice.hear()).isEmpty();
    }

    @Test
    void aHandshakeInTwoSegmentsIsOneHandshake() throws Exception {
        Transcript transcript = Transcript.named("handshake_in_two_segments");
        ReferenceVoice voice = dial();

        voice.write(transcript.ofClient().getFirst());
        voice.say(transcript.ofClient().getLast());

        assertThat(voice.hearAll()).isEqualTo(transcript.ofNode());
    }

    /** The lines of the transcripts in which a reference node dialled a listener that answered it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "reference_dials_listener_full",
                "reference_dials_listener_close_after_handshake"
            })
    void aReferenceNodeThatDialsIsAcknowledgedAndItsPingsAreAnswered(String name) throws Exception {
        List<String> ofReference =
                Transcript.named(name).ofNode().stream()
                        .takeWhile(line -> !line.startsWith("{\"Pong\""))
                        .toList();
        ReferenceVoice voice = dial();

        for (String line : ofReference) {
            voice.say(line);
        }

        List<String> heard = voice.hearAll();
        assertThat(heard.subList(0, 2))
                .containsExactly("{\"Ack\":{\"message_type\":\"Handshake\"}}", "\"GetPeers\"");
        assertThat(nonces(heard, "Pong")).isEqualTo(nonces(ofReference, "Ping"));
        assertThat(heard).hasSize(2 + nonces(ofReference, "Ping").size());
    }

    /** Row 28: the reference does not look at the name, and nodes of other networks join. */
    @Test
    void anInventedNetworkIsRefused() throws Exception {
        ReferenceVoice voice = dial();

        voice.say(Transcript.named("wrong_network_name").ofClient().getFirst());

        assertThat(voice.hear()).isEmpty();
    }

    /** Row 29: one such line ends the handshake, but does not keep away whoever shares the address. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "garbage_before_handshake_then_ban",
                "one_garbage_line_then_handshake",
                "empty_lines"
            })
    void whatIsNoMessageEndsTheHandshakeAndBansNobody(String name) throws Exception {
        ReferenceVoice garbage = dial();
        garbage.say(Transcript.named(name).ofClient().getFirst());
        assertThat(garbage.hear()).isEmpty();

        ReferenceVoice neighbour = dial();
        neighbour.say(HANDSHAKE);
        assertThat(neighbour.hearAll()).hasSize(2);
    }

    /** Row 7: the reference stops to read and leaves the connection half open. */
    @Test
    void invalidTextClosesTheConnectionInBothDirections() throws Exception {
        ReferenceVoice before = dial();
        before.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, '\n'});
        assertThat(before.hear()).isEmpty();

        ReferenceVoice after = dial();
        after.say(HANDSHAKE);
        assertThat(after.hearAll()).hasSize(2);
        after.write("{\"Ack\":{\"message_type\":\"\u00ff\"}}\n".getBytes(ISO_8859_1));
        assertThat(after.hear()).isEmpty();
    }

    /** Rows 7, 32: the reference keeps one connection of an address, and answers on the wrong one. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "duplicate_connection_client_ip_higher_than_node",
                "duplicate_connection_client_ip_lower_than_node"
            })
    void eachConnectionOfAnAddressIsAnsweredOnItself(String name) throws Exception {
        List<String> opening = Transcript.named(name).ofNode().subList(0, 2);
        ReferenceVoice first = dial();
        first.say(HANDSHAKE);
        assertThat(first.hearAll()).isEqualTo(opening);
        ReferenceVoice second = dial();
        second.say(HANDSHAKE);
        assertThat(second.hearAll()).isEqualTo(opening);

        assertThat(first.hearAll()).isEmpty();
        assertThat(second.hearAll()).isEmpty();
    }

    /** A line that was cut off is none: the reference takes it for whole. */
    @Test
    void aLineWithoutItsEndIsNotTakenForAMessage() throws Exception {
        ReferenceVoice voice = dial();

        voice.write(Transcript.named("handshake_without_newline_then_eof").ofClient().getFirst());
        voice.endSending();

        assertThat(voice.hear()).isEmpty();
    }

    private ReferenceVoice dial() throws IOException {
        ReferenceVoice voice = ReferenceVoice.dial(node.p2pAddress());
        open.add(voice);
        return voice;
    }

    private static void assertAnswered(Transcript.Exchange exchange, List<String> heard)
            throws IOException {
        List<String> kinds = new ArrayList<>();
        for (String line : heard) {
            kinds.add(ReferenceVoice.kind(line));
        }
        assertThat(kinds).as("answers to %s", exchange.said()).isEqualTo(expectedKinds(exchange));
        List<String> others =
                exchange.said().stream().anyMatch(OTHERWISE::containsKey)
                        ? heard.subList(heard.size() - kept(exchange).size(), heard.size())
                        : heard;
        for (int i = 0; i < others.size(); i++) {
            assertAlike(kept(exchange).get(i), others.get(i));
        }
    }

    private static List<String> expectedKinds(Transcript.Exchange exchange) throws IOException {
        List<String> kinds = new ArrayList<>();
        exchange.said().forEach(line -> kinds.addAll(OTHERWISE.getOrDefault(line, List.of())));
        for (String line : kept(exchange)) {
            kinds.add(ReferenceVoice.kind(line));
        }
        return kinds;
    }

    /** The captured answers without those that this node does not give. */
    private static List<String> kept(Transcript.Exchange exchange) {
        return OTHERWISE.containsKey(exchange.said().getLast()) ? List.of() : exchange.answers();
    }

    private static void assertAlike(String theirs, String ours) throws IOException {
        if (OF_THE_CHAIN.contains(ReferenceVoice.kind(theirs))) {
            assertForm(JSON.readTree(theirs), JSON.readTree(ours));
        } else {
            assertThat(withoutTime(ours)).isEqualTo(withoutTime(theirs));
        }
    }

    /** Pongs carry the clock of who answers. */
    private static String withoutTime(String line) throws IOException {
        JsonNode message = JSON.readTree(line);
        if (message.path("Pong") instanceof ObjectNode pong) {
            pong.put("timestamp", 0);
            return message.toString();
        }
        return line;
    }

    /** The same fields in the same order, and the same types in them. */
    private static void assertForm(JsonNode theirs, JsonNode ours) {
        assertThat(ours.getNodeType())
                .as("%s for %s", ours, theirs)
                .isEqualTo(theirs.getNodeType());
        if (theirs.isObject()) {
            assertThat(ours.fieldNames())
                    .toIterable()
                    .containsExactlyElementsOf(theirs::fieldNames);
            theirs.fieldNames()
                    .forEachRemaining(name -> assertForm(theirs.get(name), ours.get(name)));
        } else if (theirs.isArray() && !theirs.isEmpty()) {
            IntStream.range(0, ours.size()).forEach(i -> assertForm(theirs.get(0), ours.get(i)));
        }
    }

    private static List<Long> nonces(List<String> lines, String kind) throws IOException {
        List<Long> nonces = new ArrayList<>();
        for (String line : lines) {
            if (ReferenceVoice.kind(line).equals(kind)) {
                nonces.add(
                        JSON.readTree(line)
                                .at("/" + kind + "/nonce")
                                .bigIntegerValue()
                                .longValue());
            }
        }
        return nonces;
    }
}
