package io.timecoin.node.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.timecoin.node.Vectors;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Lines that no honest node sends. */
class HostileLinesTest {
    private final MessageCodec codec = new MessageCodec();

    @Property
    void noBytesMakeTheParserThrow(@ForAll byte[] line) {
        assertThat(codec.parse(line)).isNotNull();
    }

    @Property
    void noChangedByteOfAGoldenLineMakesTheParserThrow(
            @ForAll("goldenLines") String line,
            @ForAll @Size(min = 1, max = 4) List<Byte> replacement,
            @ForAll int position) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        int start = Math.floorMod(position, bytes.length);
        for (int i = 0; i < replacement.size() && start + i < bytes.length; i++) {
            bytes[start + i] = replacement.get(i);
        }

        assertThat(codec.parse(bytes)).isNotNull();
    }

    @Property
    void aGoldenLineWithoutItsEndIsRefused(
            @ForAll("goldenLines") String line, @ForAll int position) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        byte[] cut = Arrays.copyOf(bytes, Math.floorMod(position, bytes.length));

        assertThat(codec.parse(cut)).isInstanceOf(Parsed.Refused.class);
    }

    @Test
    void overlongUtf8IsRefused() {
        byte[] line = "{\"Unsubscribe\":\"xx\"}".getBytes(StandardCharsets.UTF_8);
        int text = "{\"Unsubscribe\":\"".length();
        line[text] = (byte) 0xC0;
        line[text + 1] = (byte) 0xAF;

        assertThat(fault(line)).isEqualTo(LineFault.NOT_UTF8);
    }

    @Test
    void otherEncodingsOfUnicodeAreRefused() {
        byte[] line = "\"GetPeers\"".getBytes(StandardCharsets.UTF_16LE);

        assertThat(fault(line)).isEqualTo(LineFault.NOT_JSON);
    }

    @Test
    void nestingAboveTheLimitIsRefusedEvenInAnIgnoredField() {
        String nested = "[".repeat(Limits.NESTING) + "]".repeat(Limits.NESTING);

        assertThat(fault("{\"Ack\":{\"message_type\":\"x\",\"z\":" + nested + "}}"))
                .isEqualTo(LineFault.TOO_LONG);
    }

    @Test
    void aListAboveItsLimitIsRefused() {
        String peers = "\"a\",".repeat(Limits.PEERS) + "\"a\"";

        assertThat(fault("{\"PeersResponse\":[" + peers + "]}")).isEqualTo(LineFault.LIST_TOO_LONG);
    }

    @Test
    void aShortMessageOnALongLineIsRefused() {
        String padding = " ".repeat(Limits.SHORT_LINE_BYTES);

        assertThat(fault("\"GetPeers\"" + padding)).isEqualTo(LineFault.TOO_LONG);
    }

    @Test
    void aLineAboveEveryLimitIsRefusedUnread() {
        assertThat(fault(new byte[Limits.LINE_BYTES + 1])).isEqualTo(LineFault.TOO_LONG);
    }

    @Test
    void aRefusalRepeatsLittleOfWhatThePeerSent() {
        byte[] line = ("{\"" + "x".repeat(Limits.TEXT) + "\":1}").getBytes(StandardCharsets.UTF_8);

        Parsed.Refused refused = (Parsed.Refused) codec.parse(line);

        assertThat(refused.fault()).isEqualTo(LineFault.UNKNOWN_MESSAGE);
        assertThat(refused.detail()).hasSize(Limits.DETAIL);
    }

    @Test
    void anEmptyLineIsToldFromGarbage() {
        assertThat(fault("")).isEqualTo(LineFault.EMPTY);
        assertThat(fault("garbage")).isEqualTo(LineFault.NOT_JSON);
        assertThat(fault("\"NoSuchMessage\"")).isEqualTo(LineFault.UNKNOWN_MESSAGE);
    }

    @Provide
    Arbitrary<String> goldenLines() {
        return Arbitraries.of(
                Vectors.list("messages.json", "messages")
                        .map(one -> one.required("line").textValue())
                        .toList());
    }

    private LineFault fault(String line) {
        return fault(line.getBytes(StandardCharsets.UTF_8));
    }

    private LineFault fault(byte[] line) {
        return ((Parsed.Refused) codec.parse(line)).fault();
    }
}
