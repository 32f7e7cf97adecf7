package io.timecoin.node.chain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.timecoin.node.Vectors;
import io.timecoin.node.chain.Fees.Verdict;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FeesTest {
    private static final long AVAILABLE = 10_000_000_000L;
    private static final OutPoint KNOWN = new OutPoint(Hash.ZERO, 0);
    private static final OutPoint UNKNOWN = new OutPoint(Hash.ZERO, 1);

    @ParameterizedTest
    @MethodSource("cases")
    void aFeeIsEnoughWhereTheReferenceFindsItSo(JsonNode vector) {
        List<Long> outputs =
                vector.required("outputs").valueStream().map(JsonNode::longValue).toList();

        Verdict verdict = Fees.check(List.of(vector.required("input_sum").longValue()), outputs);

        assertThat(verdict == Verdict.ACCEPTED)
                .isEqualTo(vector.required("accepted").booleanValue());
    }

    @Test
    void anInputThatStandsTwiceDoesNotCountTwice() {
        assertThat(check(List.of(KNOWN, KNOWN), 19_980_000_000L)).isEqualTo(Verdict.REPEATED_INPUT);
    }

    @Test
    void aSumOfOutputsDoesNotWrap() {
        assertThat(check(List.of(KNOWN), -1L, 9_990_000_001L)).isEqualTo(Verdict.SUM_TOO_LARGE);
        assertThat(check(List.of(KNOWN), Long.MAX_VALUE, Long.MAX_VALUE))
                .isEqualTo(Verdict.SUM_TOO_LARGE);
    }

    @Test
    void anUnknownInputIsRefused() {
        assertThat(check(List.of(UNKNOWN), 1_000)).isEqualTo(Verdict.UNKNOWN_INPUT);
    }

    @Test
    void nothingInPaysForNothing() {
        assertThat(check(List.of())).isEqualTo(Verdict.FEE_BELOW_MINIMUM);
        assertThat(check(List.of(), 1_000)).isEqualTo(Verdict.FEE_BELOW_MINIMUM);
    }

    private static Verdict check(List<OutPoint> inputs, long... outputs) {
        Transaction transaction =
                new Transaction(
                        1,
                        inputs.stream()
                                .map(outpoint -> new TxInput(outpoint, Bytes.EMPTY, 0))
                                .toList(),
                        Arrays.stream(outputs)
                                .mapToObj(value -> new TxOutput(value, Bytes.EMPTY))
                                .toList(),
                        0,
                        0);
        return Fees.check(
                transaction,
                outpoint ->
                        outpoint.equals(KNOWN)
                                ? Optional.of(new Utxo(KNOWN, AVAILABLE, Bytes.EMPTY, ""))
                                : Optional.empty());
    }

    private static Stream<JsonNode> cases() {
        return Vectors.list("rewards_and_fees.json", "fees");
    }
}
