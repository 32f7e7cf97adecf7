package io.timecoin.node.chain;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a transaction must pay (PROTOCOL 10.2). Amounts are units of 10^-8 TIME. */
public final class Fees {
    /** The smallest fee. */
    public static final long MINIMUM = 1_000;

    /** The fee is at least the outputs' sum divided by this: 0.1 %. */
    public static final long RATE_DIVISOR = 1_000;

    /** The smallest output, except for 0. */
    public static final long DUST = 546;

    /** What the rules say of a transaction. */
    public enum Verdict {
        ACCEPTED,
        /** An input is not in the set of unspent outputs. */
        UNKNOWN_INPUT,
        /** An input stands twice; the reference counts it twice. */
        REPEATED_INPUT,
        /** A sum does not fit into 63 bits; the reference lets it wrap. */
        SUM_TOO_LARGE,
        DUST_OUTPUT,
        /** Below {@link #MINIMUM}, or the outputs exceed the inputs. */
        FEE_BELOW_MINIMUM,
        FEE_BELOW_RATE
    }

    private Fees() {}

    /**
     * Whether a transaction pays enough.
     *
     * @param unspent finds an unspent output
     */
    public static Verdict check(
            Transaction transaction, Function<OutPoint, Optional<Utxo>> unspent) {
        List<OutPoint> outpoints =
                transaction.inputs().stream().map(TxInput::previousOutput).toList();
        if (outpoints.stream().distinct().count() < outpoints.size()) {
            return Verdict.REPEATED_INPUT;
        }
        List<Optional<Utxo>> inputs = outpoints.stream().map(unspent).toList();
        if (inputs.stream().anyMatch(Optional::isEmpty)) {
            return Verdict.UNKNOWN_INPUT;
        }
        return check(
                inputs.stream().flatMap(Optional::stream).map(Utxo::value).toList(),
                transaction.outputs().stream().map(TxOutput::value).toList());
    }

    /** Whether so much in pays for so much out; amounts are unsigned. */
    public static Verdict check(List<Long> inputs, List<Long> outputs) {
        Optional<Long> in = sum(inputs);
        Optional<Long> out = sum(outputs);
        if (in.isEmpty() || out.isEmpty()) {
            return Verdict.SUM_TOO_LARGE;
        }
        if (outputs.stream().anyMatch(value -> value > 0 && value < DUST)) {
            return Verdict.DUST_OUTPUT;
        }
        long fee = in.get() - out.get();
        if (fee < MINIMUM) {
            return Verdict.FEE_BELOW_MINIMUM;
        }
        return fee < out.get() / RATE_DIVISOR ? Verdict.FEE_BELOW_RATE : Verdict.ACCEPTED;
    }

    private static Optional<Long> sum(List<Long> amounts) {
        long sum = 0;
        for (long amount : amounts) {
            sum += amount;
            if (amount < 0 || sum < 0) {
                return Optional.empty();
            }
        }
        return Optional.of(sum);
    }
}
