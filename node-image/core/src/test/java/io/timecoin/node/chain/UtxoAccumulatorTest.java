package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class UtxoAccumulatorTest {
    @Property(tries = 50)
    void theOrderOfChangesDoesNotMatter(
            @ForAll @IntRange(min = 1, max = 20) int size, @ForAll long seed) {
        List<UtxoChange> changes = created(size);
        List<UtxoChange> shuffled = new ArrayList<>(changes);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(UtxoAccumulator.EMPTY.apply(shuffled).digest())
                .isEqualTo(UtxoAccumulator.EMPTY.apply(changes).digest());
    }

    @Test
    void whatIsAddedAndRemovedLeavesNoTrace() {
        UtxoAccumulator before = UtxoAccumulator.EMPTY.add(utxo(1, 10));

        UtxoAccumulator after = before.add(utxo(2, 20)).remove(utxo(2, 20));

        assertThat(after).isEqualTo(before);
    }

    @Test
    void everyPartOfAnOutputCounts() {
        UtxoAccumulator one = UtxoAccumulator.EMPTY.add(utxo(1, 10));

        assertThat(one.digest())
                .isNotEqualTo(UtxoAccumulator.EMPTY.add(utxo(1, 11)).digest())
                .isNotEqualTo(UtxoAccumulator.EMPTY.add(utxo(2, 10)).digest())
                .isNotEqualTo(one.add(utxo(1, 10)).digest());
    }

    @Test
    void itIsStoredAndReadAgain() {
        UtxoAccumulator accumulator = UtxoAccumulator.EMPTY.apply(created(3));

        assertThat(UtxoAccumulator.fromBytes(accumulator.toBytes())).isEqualTo(accumulator);
    }

    @Test
    void anotherNumberOfBytesIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> UtxoAccumulator.fromBytes(Bytes.EMPTY));
    }

    /** Computed by an independent program; fixed for ever, because certificates sign it. */
    @Test
    void theDigestOfAKnownSetNeverChanges() {
        assertThat(UtxoAccumulator.EMPTY.apply(created(3)).digest())
                .isEqualTo(
                        Hash.fromHex(
                                "63221606e15e43f44f95e7f48849c2b797626f5e1eccd2a1da139bc1188abf87"));
    }

    private static List<UtxoChange> created(int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> (UtxoChange) new UtxoChange.Created(utxo(i, 100L + i)))
                .toList();
    }

    private static Utxo utxo(int vout, long value) {
        return Utxo.of(
                new OutPoint(Hash.ZERO, vout), new TxOutput(value, Bytes.utf8("TIME0owner")));
    }
}
