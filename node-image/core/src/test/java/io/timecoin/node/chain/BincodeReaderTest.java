package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.timecoin.node.Vectors;
import io.timecoin.node.crypto.Bytes;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Images that no honest writer made. */
class BincodeReaderTest {
    @Property
    void bytesAreABlockOrAreRefusedWithAReason(@ForAll byte[] bytes) {
        Bytes image = Bytes.of(bytes);
        try {
            assertThat(Bincode.encode(Bincode.decodeBlock(image))).isEqualTo(image);
        } catch (BincodeException e) {
            assertThat(e).hasMessageContaining("byte");
        }
    }

    @Property
    void anImageWithoutItsEndIsRefused(@ForAll("images") Bytes image, @ForAll int position) {
        int length = Math.floorMod(position, image.length());
        Bytes cut = Bytes.of(Arrays.copyOf(image.toArray(), length));

        assertThatExceptionOfType(BincodeException.class)
                .isThrownBy(() -> Bincode.decodeBlock(cut));
    }

    @Test
    void anImageWithBytesLeftOverIsRefused() {
        Bytes image = Bytes.fromHex("00".repeat(33));

        assertThatExceptionOfType(BincodeException.class)
                .isThrownBy(() -> Bincode.decodeTransaction(image))
                .withMessageContaining("1 bytes are left over");
    }

    @Test
    void aLengthAboveWhatIsLeftTakesNoMemory() {
        Bytes image = Bytes.fromHex("01000000" + "ff".repeat(8) + "00".repeat(20));

        assertThatExceptionOfType(BincodeException.class)
                .isThrownBy(() -> Bincode.decodeTransaction(image))
                .withMessageContaining("18446744073709551615 elements do not fit");
    }

    @Test
    void anUnknownStateIsRefused() {
        assertThatExceptionOfType(BincodeException.class)
                .isThrownBy(() -> Bincode.decodeUtxoState(Bytes.fromHex("05000000")))
                .withMessageContaining("number 5");
    }

    @Provide
    Arbitrary<Bytes> images() {
        return Arbitraries.of(
                Vectors.list("blocks.json", "blocks")
                        .map(block -> block.required("block_bincode_hex").textValue())
                        .map(Bytes::fromHex)
                        .toList());
    }
}
