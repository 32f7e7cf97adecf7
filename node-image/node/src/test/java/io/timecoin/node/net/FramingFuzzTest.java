package io.timecoin.node.net;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.timecoin.node.wire.Limits;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;

/** Bytes in pieces of any length: however they come, the same lines come out. */
@Tag("fuzz")
class FramingFuzzTest {
    private static final int MAX_PIECE = 6_000;

    @FuzzTest(maxDuration = "30m")
    void linesDoNotDependOnHowTheirBytesArrive(FuzzedDataProvider data) {
        LineDecoder decoder = new LineDecoder(() -> false);
        EmbeddedChannel channel = new EmbeddedChannel(decoder);
        boolean longLines = data.consumeBoolean();
        if (longLines) {
            decoder.allowLines(Limits.LINE_BYTES);
        }
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        while (data.remainingBytes() > 0) {
            byte[] piece = piece(data);
            sent.writeBytes(piece);
            channel.writeInbound(Unpooled.copiedBuffer(piece));
            for (byte[] line = channel.readInbound(); line != null; line = channel.readInbound()) {
                assertThat(line.length)
                        .isLessThanOrEqualTo(
                                longLines ? Limits.LINE_BYTES : Limits.HANDSHAKE_LINE_BYTES);
                lines.writeBytes(line);
                lines.write('\n');
            }
        }

        byte[] whole = sent.toByteArray();
        assertThat(lines.toByteArray()).isEqualTo(Arrays.copyOf(whole, lines.size()));
        if (longLines) {
            assertThat(lines.size()).isEqualTo(endOfLastLine(whole));
        }
        channel.finishAndReleaseAll();
    }

    /** Random bytes, or one byte many times, which reaches the limits with little input. */
    private static byte[] piece(FuzzedDataProvider data) {
        if (data.consumeBoolean()) {
            byte[] run = new byte[data.consumeInt(0, MAX_PIECE)];
            Arrays.fill(run, data.consumeByte());
            return run;
        }
        return data.consumeBytes(MAX_PIECE);
    }

    private static int endOfLastLine(byte[] bytes) {
        for (int end = bytes.length; end > 0; end--) {
            if (bytes[end - 1] == '\n') {
                return end;
            }
        }
        return 0;
    }
}
