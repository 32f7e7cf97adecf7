package io.timecoin.node.finality;

import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.Signer;
import java.util.ArrayList;
import java.util.List;

/**
 * What a masternode has approved in a set that is over and that is in no block yet (consensus.md §3): with it the masternode
 * says that it approves nothing more in that set. Long reports come in parts, each signed.
 *
 * @param set number of the set that is over
 * @param whole hash of all transactions of the report: parts of one report have the same
 * @param part from 0
 * @param txids at most {@link #MAX_TRANSACTIONS}; none where nothing is locked
 */
public record LockReport(
        long set,
        Hash whole,
        int part,
        int parts,
        List<Hash> txids,
        PublicKey voter,
        Signature signature) {
    /** Transactions of one part. */
    public static final int MAX_TRANSACTIONS = ApprovalBatch.MAX_TRANSACTIONS;

    /** Parts of the longest report: a pool of locked transactions, and as many that were given up. */
    public static final int MAX_PARTS = 128;

    private static final Bytes DOMAIN = Bytes.utf8("TIME lock report/1\n");

    public LockReport {
        txids = List.copyOf(txids);
        if (txids.size() > MAX_TRANSACTIONS
                || parts < 1
                || parts > MAX_PARTS
                || part < 0
                || part >= parts) {
            throw new IllegalArgumentException(
                    "part %d of %d with %d transactions".formatted(part, parts, txids.size()));
        }
    }

    /** All parts of a report; the caller approves nothing more in the set. */
    static List<LockReport> sign(Hash chainId, long set, List<Hash> txids, Signer signer) {
        Hash whole = Sha256.hash(joined(txids));
        int parts = Math.max(1, (txids.size() + MAX_TRANSACTIONS - 1) / MAX_TRANSACTIONS);
        List<LockReport> reports = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            List<Hash> own =
                    txids.subList(
                            part * MAX_TRANSACTIONS,
                            Math.min((part + 1) * MAX_TRANSACTIONS, txids.size()));
            Bytes message = signedBytes(chainId, set, whole, part, parts, own);
            reports.add(
                    new LockReport(
                            set,
                            whole,
                            part,
                            parts,
                            own,
                            signer.publicKey(),
                            signer.sign(message)));
        }
        return reports;
    }

    /** What the masternode signs. */
    Bytes signedBytes(Hash chainId) {
        return signedBytes(chainId, set, whole, part, parts, txids);
    }

    private static Bytes signedBytes(
            Hash chainId, long set, Hash whole, int part, int parts, List<Hash> txids) {
        return Sha256.hash(
                        DOMAIN,
                        chainId.bytes(),
                        LittleEndian.u64(set),
                        whole.bytes(),
                        LittleEndian.u32(part),
                        LittleEndian.u32(parts),
                        joined(txids))
                .bytes();
    }

    private static Bytes joined(List<Hash> txids) {
        byte[] all = new byte[txids.size() * Hash.LENGTH];
        for (int i = 0; i < txids.size(); i++) {
            System.arraycopy(txids.get(i).bytes().toArray(), 0, all, i * Hash.LENGTH, Hash.LENGTH);
        }
        return Bytes.of(all);
    }
}
