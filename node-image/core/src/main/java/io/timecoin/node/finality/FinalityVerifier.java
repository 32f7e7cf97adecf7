package io.timecoin.node.finality;

import io.timecoin.node.crypto.Bytes;
import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import io.timecoin.node.crypto.Signature;
import io.timecoin.node.crypto.SignatureVerifier;
import io.timecoin.node.masternode.MemberSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Checks approvals and certificates of one set of masternodes.
 *
 * @param set number of the set
 */
public record FinalityVerifier(
        Hash chainId, long set, MemberSet members, SignatureVerifier signatures) {
    /** What is wrong with a batch, or nothing when a member of the set signed it. */
    public Optional<String> faultOf(ApprovalBatch batch) {
        if (batch.set() != set) {
            return Optional.of("approvals in the set %d, not %d".formatted(batch.set(), set));
        }
        return faultOf(batch.voter(), new ApprovalTree(batch.txids()).root(), batch.signature());
    }

    /** What is wrong with a certificate, or nothing when a quorum of the set approved its transaction. */
    public Optional<String> faultOf(FinalityCertificate certificate) {
        if (certificate.set() != set) {
            return Optional.of(
                    "a certificate of the set %d, not %d".formatted(certificate.set(), set));
        }
        Set<PublicKey> voters = new TreeSet<>();
        for (Approval approval : certificate.approvals()) {
            if (approval.path().steps().size() > MerklePath.MAX_STEPS) {
                return Optional.of("a path of " + approval.path().steps().size() + " steps");
            }
            Optional<String> fault =
                    faultOf(
                            approval.voter(),
                            approval.path().root(certificate.txid()),
                            approval.signature());
            if (fault.isPresent()) {
                return fault;
            }
            voters.add(approval.voter());
        }
        return voters.size() >= members.quorum()
                ? Optional.empty()
                : Optional.of(
                        "%d masternodes approve, and a quorum is %d"
                                .formatted(voters.size(), members.quorum()));
    }

    /** What is wrong with a part of a lock report, or nothing when a member of the set signed it. */
    public Optional<String> faultOf(LockReport report) {
        if (report.set() != set) {
            return Optional.of("locks in the set %d, not %d".formatted(report.set(), set));
        }
        return faultOf(report.voter(), report.signedBytes(chainId), report.signature());
    }

    private Optional<String> faultOf(PublicKey voter, Hash root, Signature signature) {
        return faultOf(voter, ApprovalBatch.signedBytes(chainId, set, root), signature);
    }

    private Optional<String> faultOf(PublicKey voter, Bytes message, Signature signature) {
        if (!members.contains(voter)) {
            return Optional.of(voter + " is no masternode of the set " + set);
        }
        return signatures.verify(voter, message, signature)
                ? Optional.empty()
                : Optional.of("the signature of " + voter + " does not hold");
    }
}
