package io.timecoin.node.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.timecoin.node.chain.Bincode;
import io.timecoin.node.chain.BincodeException;
import io.timecoin.node.consensus.ConsensusRecord;
import io.timecoin.node.consensus.ConsensusRecord.Reading;
import io.timecoin.node.crypto.Bytes;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;

/** Binary images from the disk: each is exactly what would be written, or refused. */
@Tag("fuzz")
class StoredFuzzTest {
    @FuzzTest(maxDuration = "30m")
    void anyImageIsABlockOrIsRefused(byte[] bytes) {
        check(Bytes.of(bytes), Bincode::decodeBlock, Bincode::encode);
    }

    @FuzzTest(maxDuration = "30m")
    void anyImageIsATransactionOrIsRefused(byte[] bytes) {
        check(Bytes.of(bytes), Bincode::decodeTransaction, Bincode::encode);
    }

    @FuzzTest(maxDuration = "30m")
    void anyImageIsAnOutputOrIsRefused(byte[] bytes) {
        check(Bytes.of(bytes), Bincode::decodeUtxo, Bincode::encode);
    }

    @FuzzTest(maxDuration = "30m")
    void anyImageIsAConsensusRecordOrIsRefused(byte[] bytes) {
        switch (ConsensusRecord.fromBytes(Bytes.of(bytes))) {
            case Reading.Restored(ConsensusRecord record) ->
                    assertThat(record.toBytes()).isEqualTo(Bytes.of(bytes));
            case Reading.Corrupt(String sentence) -> assertThat(sentence).isNotBlank();
        }
    }

    private static <T> void check(
            Bytes image, Function<Bytes, T> decoder, Function<T, Bytes> encoder) {
        T value;
        try {
            value = decoder.apply(image);
        } catch (BincodeException refused) {
            assertThat(refused.getMessage()).isNotBlank();
            return;
        }
        assertThat(encoder.apply(value)).isEqualTo(image);
    }
}
