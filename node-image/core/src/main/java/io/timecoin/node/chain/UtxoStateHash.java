package io.timecoin.node.chain;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.Collection;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The set hash of protocol v1 (PROTOCOL 12). It sorts the whole set, so it is computed only when a
 * peer asks; certificates sign the {@link UtxoAccumulator}.
 */
public final class UtxoStateHash {
    private UtxoStateHash() {}

    /** The hash of a set, in whatever order it is given. */
    public static Hash of(Collection<Utxo> utxos) {
        return Sha256.hash(
                utxos.stream()
                        .sorted(Comparator.comparing(UtxoStateHash::sortKey))
                        .flatMap(UtxoStateHash::parts)
                        .toArray(Bytes[]::new));
    }

    /** Text order: {@code :10} comes before {@code :9}. */
    private static String sortKey(Utxo utxo) {
        return utxo.outpoint().txid().toHex()
                + ":"
                + Integer.toUnsignedString(utxo.outpoint().vout());
    }

    private static Stream<Bytes> parts(Utxo utxo) {
        return Stream.of(
                Bincode.encode(utxo.outpoint()),
                LittleEndian.u64(utxo.value()),
                utxo.scriptPubkey());
    }
}
