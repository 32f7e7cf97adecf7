package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;

/**
 * A digest of the set of unspent outputs that follows each change without sorting, in any order
 * (consensus.md §2).
 *
 * <p>LtHash (Bellare and Micciancio's homomorphic hash over a lattice): each output is expanded to
 * 1,024 numbers of 16 bits, and the accumulator is their sum, lane by lane, modulo 2^16. Immutable.
 */
public final class UtxoAccumulator {
    private static final int LANES = 1_024;

    /** Length of the accumulator in bytes. */
    public static final int BYTES = LANES * Short.BYTES;

    /** Keeps these hashes apart from all others. */
    private static final Bytes DOMAIN = Bytes.utf8("TIMECOIN_UTXO:");

    /** The accumulator of the empty set. */
    public static final UtxoAccumulator EMPTY = new UtxoAccumulator(new short[LANES]);

    private final short[] lanes;

    private UtxoAccumulator(short[] lanes) {
        this.lanes = lanes;
    }

    /** With one output more; the caller knows that it was not there. */
    public UtxoAccumulator add(Utxo utxo) {
        return apply(List.of(new UtxoChange.Created(utxo)));
    }

    /** With one output less; the caller knows that it was there. */
    public UtxoAccumulator remove(Utxo utxo) {
        return apply(List.of(new UtxoChange.Spent(utxo)));
    }

    /** After all changes of a block. */
    public UtxoAccumulator apply(List<UtxoChange> changes) {
        short[] sum = lanes.clone();
        for (UtxoChange change : changes) {
            int sign =
                    switch (change) {
                        case UtxoChange.Created _ -> 1;
                        case UtxoChange.Spent _ -> -1;
                    };
            short[] element = lanes(expand(change.utxo()));
            for (int i = 0; i < LANES; i++) {
                sum[i] = (short) (sum[i] + sign * element[i]);
            }
        }
        return new UtxoAccumulator(sum);
    }

    /** Of both sets together, which have no output in common. */
    public UtxoAccumulator plus(UtxoAccumulator other) {
        short[] sum = lanes.clone();
        for (int i = 0; i < LANES; i++) {
            sum[i] += other.lanes[i];
        }
        return new UtxoAccumulator(sum);
    }

    /** What precommits sign: SHA-256 of the {@link #BYTES} bytes. */
    public Hash digest() {
        return Sha256.hash(toBytes());
    }

    /** The lanes one after the other, little-endian. */
    public Bytes toBytes() {
        ByteBuffer image = ByteBuffer.allocate(BYTES).order(ByteOrder.LITTLE_ENDIAN);
        image.asShortBuffer().put(lanes);
        return Bytes.of(image.array());
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws IllegalArgumentException for another number of bytes
     */
    public static UtxoAccumulator fromBytes(Bytes image) {
        if (image.length() != BYTES) {
            throw new IllegalArgumentException(
                    "an accumulator has " + BYTES + " bytes, not " + image.length());
        }
        return new UtxoAccumulator(lanes(image.toArray()));
    }

    private static byte[] expand(Utxo utxo) {
        Hash seed =
                Sha256.hash(
                        DOMAIN,
                        Bincode.encode(utxo.outpoint()),
                        LittleEndian.u64(utxo.value()),
                        LittleEndian.u64(utxo.scriptPubkey().length()),
                        utxo.scriptPubkey());
        return Sha256.expand(seed, BYTES / Hash.LENGTH);
    }

    private static short[] lanes(byte[] image) {
        short[] lanes = new short[LANES];
        ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(lanes);
        return lanes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UtxoAccumulator that && Arrays.equals(lanes, that.lanes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(lanes);
    }

    @Override
    public String toString() {
        return "UtxoAccumulator[" + digest() + "]";
    }
}
