package io.timecoin.node.chain;

import io.timecoin.node.crypto.Hash;
import java.util.Comparator;

/**
 * One output of a transaction (PROTOCOL 6).
 *
 * @param vout index of the output, unsigned 32 bits
 */
public record OutPoint(Hash txid, int vout) implements Comparable<OutPoint> {
    private static final Comparator<OutPoint> ORDER =
            Comparator.comparing(OutPoint::txid)
                    .thenComparing(OutPoint::vout, Integer::compareUnsigned);

    @Override
    public int compareTo(OutPoint other) {
        return ORDER.compare(this, other);
    }

    /** The form in which people and the RPC name it. */
    @Override
    public String toString() {
        return txid + ":" + Integer.toUnsignedString(vout);
    }
}
