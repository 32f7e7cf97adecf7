package io.timecoin.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec against lines that the reference wrote, read or refused. */
class GoldenLinesTest {
    private static final int MESSAGES_OF_PROTOCOL_V1 = 47;

    private final MessageCodec codec = new MessageCodec();

    @ParameterizedTest(name = "{0}")
    @MethodSource("goldenLines")
    void everyGoldenLineIsReadAndWrittenAgainByteForByte(String name, String kind, String line) {
        Message message = accepted(line);

        assertThat(message.name()).isEqualTo(kind);
        assertThat(written(message)).isEqualTo(line);
    }

    @Test
    void everyMessageOfTheProtocolHasAGoldenLine() {
        TreeSet<String> kinds = new TreeSet<>();

        goldenLines().forEach(arguments -> kinds.add((String) arguments.get()[1]));

        assertThat(kinds).hasSize(MESSAGES_OF_PROTOCOL_V1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("acceptedLines")
    void whatTheReferenceAcceptsIsAcceptedAndWrittenAsItDoes(
            String name, String line, String canonical) {
        assertThat(written(accepted(line))).isEqualTo(canonical);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refusedLines")
    void whatTheReferenceRefusesIsRefused(String name, String line) {
        assertThat(parse(line)).isInstanceOf(Parsed.Refused.class);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("capturedMessages")
    void everyCapturedMessageIsReadAndWrittenAgain(String line) {
        assertThat(written(accepted(line))).isEqualTo(line);
    }

    private Message accepted(String line) {
        Parsed parsed = parse(line);
        assertThat(parsed).isInstanceOf(Parsed.Ok.class);
        return ((Parsed.Ok) parsed).message();
    }

    private Parsed parse(String line) {
        return codec.parse(line.getBytes(StandardCharsets.UTF_8));
    }

    private String written(Message message) {
        return new String(codec.encode(message), StandardCharsets.UTF_8);
    }

    private static Stream<Arguments> goldenLines() {
        return Vectors.list("messages.json", "messages")
                .map(one -> Arguments.of(text(one, "name"), text(one, "type"), text(one, "line")));
    }

    private static Stream<Arguments> acceptedLines() {
        return Vectors.list("message_parsing.json", "cases")
                .filter(one -> one.required("accepted").booleanValue())
                .map(one ->
                        Arguments.of(
                                text(one, "name"), text(one, "line"), text(one, "reserialised")));
    }

    private static Stream<Arguments> refusedLines() {
        return Vectors.list("message_parsing.json", "cases")
                .filter(one -> !one.required("accepted").booleanValue())
                .map(one -> Arguments.of(text(one, "name"), text(one, "line")));
    }

    /** Without those lines that a test client sent to see how the reference refuses them. */
    private static Stream<String> capturedMessages() {
        return Vectors.list("transcripts.json", "transcripts")
                .flatMap(transcript ->
                        transcript
                                .required("events")
                                .valueStream()
                                .filter(event -> event.hasNonNull("line"))
                                .filter(event ->
                                        isWellBehaved(text(transcript, "name"))
                                                || isFromNode(event)))
                .map(event -> text(event, "line"));
    }

    private static boolean isWellBehaved(String transcript) {
        return List.of(
                        "reference_to_reference_first_65_seconds",
                        "accepted_handshake_and_every_query",
                        "duplicate_connection_client_ip_higher_than_node",
                        "bft_round_committed_by_one_vote_of_a_stranger")
                .contains(transcript);
    }

    private static boolean isFromNode(JsonNode event) {
        return text(event, "dir").equals("node_to_client");
    }

    private static String text(JsonNode node, String field) {
        return node.required(field).textValue();
    }
}
