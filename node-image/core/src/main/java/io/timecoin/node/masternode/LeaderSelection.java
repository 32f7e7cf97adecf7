package io.timecoin.node.masternode;

import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.Sha256;
import java.util.List;

/** How a height's leader is drawn from a list that everyone sorts alike (PROTOCOL 9.3 and 9.5). */
public final class LeaderSelection {
    private LeaderSelection() {}

    /**
     * The producer of the block after the tip: LE64(SHA-256(tip ‖ LE64 height)[0..8]) mod n.
     *
     * @param tip hash of the last block
     * @param height of the last block
     * @param candidates n, at least 1
     */
    public static int producerIndex(Hash tip, long height, int candidates) {
        return index(Sha256.hash(tip.bytes(), LittleEndian.u64(height)), candidates);
    }

    /**
     * The leader by which reference nodes judge a proposal: LE64(SHA-256(LE64 height ‖ all addresses in
     * text order)[0..8]) mod n.
     *
     * @param addresses of the active masternodes, at least one, in any order
     */
    public static String referenceLeader(long height, List<String> addresses) {
        List<String> sorted =
                addresses.stream().map(Bytes::utf8).sorted().map(Bytes::toUtf8).toList();
        Bytes all = Bytes.utf8(String.join("", sorted));
        Hash seed = Sha256.hash(LittleEndian.u64(height), all);
        return sorted.get(index(seed, sorted.size()));
    }

    private static int index(Hash seed, int candidates) {
        return (int) Long.remainderUnsigned(LittleEndian.readU64(seed.bytes(), 0), candidates);
    }
}
