package io.timecoin.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.timecoin.node.wire.Message;
import io.timecoin.node.wire.MessageCodec;
import io.timecoin.node.wire.Parsed;
import org.junit.jupiter.api.Tag;

@Tag("fuzz")
class MessageFuzzTest {
    private static final MessageCodec CODEC = new MessageCodec();

    /** What is taken for a message is one: written and read again it is the same. */
    @FuzzTest(maxDuration = "30m")
    void anyLineIsAMessageOrIsRefusedWithAReason(byte[] line) {
        switch (CODEC.parse(line)) {
            case Parsed.Ok(Message message) ->
                    assertThat(CODEC.parse(CODEC.encode(message)))
                            .isEqualTo(new Parsed.Ok(message));
            case Parsed.Refused refused -> assertThat(refused.detail()).isNotBlank();
        }
    }
}
