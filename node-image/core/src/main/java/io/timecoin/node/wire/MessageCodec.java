package io.timecoin.node.wire;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Messages to lines and back, byte for byte as the reference writes them and accepting exactly what
 * it accepts (PROTOCOL 3), within {@link Limits}. Safe for use by several threads.
 */
public final class MessageCodec {
    private static final JsonVariants<Message> MESSAGE =
            new JsonVariants<>(
                    LineFault.UNKNOWN_MESSAGE,
                    Stream.of(
                                    ConnectionJson.KINDS,
                                    MasternodeJson.KINDS,
                                    TransactionJson.KINDS,
                                    UtxoJson.KINDS,
                                    BlockJson.KINDS,
                                    ConsensusJson.KINDS,
                                    ExtensionJson.KINDS,
                                    FinalityJson.KINDS)
                            .flatMap(List::stream)
                            .toList());

    private final JsonFactory json =
            new JsonFactoryBuilder()
                    // a byte order mark, UTF-16 and UTF-32 are no JSON to the reference
                    .disable(JsonFactory.Feature.CHARSET_DETECTION)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(Limits.NESTING)
                                    .maxNumberLength(Limits.NUMBER_DIGITS)
                                    .maxNameLength(Limits.TEXT)
                                    .maxStringLength(Limits.TEXT)
                                    .build())
                    .build();

    /** The line of a message, without the LF that ends it. */
    public byte[] encode(Message message) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try (JsonGenerator out = json.createGenerator(line)) {
            MESSAGE.write(out, message);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + message.name(), e);
        }
        return line.toByteArray();
    }

    /**
     * Reads a line without its LF. Never throws, whatever the bytes are.
     *
     * @param line is not kept
     */
    public Parsed parse(byte[] line) {
        if (line.length > Limits.LINE_BYTES) {
            return refused(
                    LineFault.TOO_LONG, "a line has at most " + Limits.LINE_BYTES + " bytes");
        }
        if (!Utf8.isValid(line)) {
            return refused(LineFault.NOT_UTF8, "the line is not UTF-8");
        }
        try (JsonParser in = json.createParser(line)) {
            return parse(in, line.length);
        } catch (JsonRefusal e) {
            return refused(e.fault(), String.valueOf(e.getMessage()));
        } catch (StreamConstraintsException e) {
            return refused(LineFault.TOO_LONG, e.getOriginalMessage());
        } catch (JacksonException e) {
            return refused(LineFault.NOT_JSON, e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    private static Parsed parse(JsonParser in, int lineBytes) throws IOException {
        if (in.nextToken() == null) {
            return refused(LineFault.EMPTY, "the line is empty");
        }
        Message message = MESSAGE.read(in);
        if (in.nextToken() != null) {
            return refused(LineFault.NOT_JSON, "a line holds one message only");
        }
        int limit = Limits.lineBytes(message);
        return lineBytes <= limit
                ? new Parsed.Ok(message)
                : refused(
                        LineFault.TOO_LONG,
                        "a line of " + message.name() + " has at most " + limit + " bytes");
    }

    private static Parsed refused(LineFault fault, String detail) {
        return new Parsed.Refused(
                fault,
                detail.length() <= Limits.DETAIL ? detail : detail.substring(0, Limits.DETAIL));
    }
}
