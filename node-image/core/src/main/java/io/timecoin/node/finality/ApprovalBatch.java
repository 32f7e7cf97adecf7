package io.timecoin.node.finality;

import io.timecoin.node.chain.LittleEndian;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Sha256;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.Signer;
import java.util.List;

/**
 * A masternode's approval of transactions, with one signature for all (consensus.md §3).
 *
 * @param set number of the set of masternodes that it is given in; it counts in no other
 * @param txids 1 to {@link #MAX_TRANSACTIONS}
 */
public record ApprovalBatch(long set, List<Hash> txids, PublicKey voter, Signature signature) {
    /** More are approved by several batches. */
    public static final int MAX_TRANSACTIONS = 1 << MerklePath.MAX_STEPS;

    private static final Bytes DOMAIN = Bytes.utf8("TIME approval/1\n");

    public ApprovalBatch {
        txids = List.copyOf(txids);
        if (txids.isEmpty() || txids.size() > MAX_TRANSACTIONS) {
            throw new IllegalArgumentException(
                    "approvals are of 1 to %d transactions, not %d"
                            .formatted(MAX_TRANSACTIONS, txids.size()));
        }
    }

    /** Approves transactions. Whoever calls this has written down what it locks. */
    static ApprovalBatch sign(Hash chainId, long set, List<Hash> txids, Signer signer) {
        Bytes message = signedBytes(chainId, set, new ApprovalTree(txids).root());
        return new ApprovalBatch(set, txids, signer.publicKey(), signer.sign(message));
    }

    /** SHA-256 of a domain text, the chain id, the number of the set and the root over the transactions. */
    static Bytes signedBytes(Hash chainId, long set, Hash root) {
        return Sha256.hash(DOMAIN, chainId.bytes(), LittleEndian.u64(set), root.bytes()).bytes();
    }
}
