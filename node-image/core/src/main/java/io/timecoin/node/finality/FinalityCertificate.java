package io.timecoin.node.finality;

import io.timecoin.node.chain.BincodeReader;
import io.timecoin.node.chain.BincodeWriter;
import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import java.util.List;

/**
 * The proof that a transaction is final: approvals of a quorum of one set of masternodes (consensus.md §3). Anyone can
 * check it who knows the network's id and the members of the set.
 *
 * @param set number of the set; 0 is that of the genesis
 */
public record FinalityCertificate(Hash txid, long set, List<Approval> approvals) {
    private static final int LEAST_STEP_BYTES = 1 + Hash.LENGTH;
    private static final int LEAST_APPROVAL_BYTES =
            PublicKey.LENGTH + Signature.LENGTH + Long.BYTES;

    public FinalityCertificate {
        approvals = List.copyOf(approvals);
    }

    /** The binary form, in the manner of PROTOCOL 6.1. */
    public Bytes toBytes() {
        BincodeWriter out = new BincodeWriter().raw(txid.bytes()).u64(set);
        return out.list(approvals, approval -> write(out, approval)).toBytes();
    }

    /**
     * Reads what {@link #toBytes} wrote.
     *
     * @throws io.timecoin.node.chain.BincodeException for anything else
     */
    public static FinalityCertificate fromBytes(Bytes image) {
        BincodeReader in = new BincodeReader(image);
        FinalityCertificate certificate =
                new FinalityCertificate(
                        in.hash(), in.u64(), in.list(LEAST_APPROVAL_BYTES, () -> readApproval(in)));
        in.end();
        return certificate;
    }

    private static void write(BincodeWriter out, Approval approval) {
        out.raw(approval.voter().bytes()).raw(approval.signature().bytes());
        out.list(
                approval.path().steps(), step -> out.bool(step.left()).raw(step.sibling().bytes()));
    }

    private static Approval readApproval(BincodeReader in) {
        return new Approval(
                new PublicKey(in.raw(PublicKey.LENGTH)),
                new Signature(in.raw(Signature.LENGTH)),
                new MerklePath(
                        in.list(
                                LEAST_STEP_BYTES,
                                () -> new MerklePath.Step(in.bool(), in.hash()))));
    }
}
