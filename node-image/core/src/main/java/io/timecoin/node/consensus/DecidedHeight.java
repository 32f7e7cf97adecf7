package io.timecoin.node.consensus;

import io.timecoin.node.crypto.Hash;
import io.timecoin.node.crypto.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A height after its decision: late precommits are added to the certificate, and who still asks is told. */
final class DecidedHeight {
    private final SortedSet<PublicKey> answered = new TreeSet<>();
    private CommitCertificate certificate;

    DecidedHeight(CommitCertificate certificate) {
        this.certificate = certificate;
    }

    CommitCertificate certificate() {
        return certificate;
    }

    /** Members may be answered again. */
    void answerAgain() {
        answered.clear();
    }

    /** A late precommit is welcome; any other message shows that its sender has not decided. */
    List<ConsensusEffect> take(Vote vote) {
        boolean agrees =
                vote.phase() == Phase.PRECOMMIT
                        && vote.round() == certificate.round()
                        && vote.block().filter(certificate.block()::equals).isPresent()
                        && vote.utxo().equals(certificate.utxo());
        List<ConsensusEffect> grown =
                agrees
                        ? add(List.of(new CommitSignature(vote.voter(), vote.signature())))
                        : List.of();
        return grown.isEmpty() ? answer(vote.voter()) : grown;
    }

    List<ConsensusEffect> take(CommitCertificate other) {
        if (!other.block().equals(certificate.block())
                || !other.utxo().equals(certificate.utxo())) {
            return List.of(
                    new ConsensusEffect.Halted(
                            "two certificates for height %d: block %s with state %s in round %d, and block %s with state %s in round %d"
                                    .formatted(
                                            certificate.height(),
                                            certificate.block(),
                                            certificate.utxo(),
                                            certificate.round(),
                                            other.block(),
                                            other.utxo(),
                                            other.round())));
        }
        return other.round() == certificate.round() ? add(other.signatures()) : List.of();
    }

    /** The certificate, once for each member until {@link #answerAgain}. */
    List<ConsensusEffect> answer(PublicKey sender) {
        return answered.add(sender)
                ? List.of(new ConsensusEffect.Send(sender, certificate))
                : List.of();
    }

    private List<ConsensusEffect> add(List<CommitSignature> signatures) {
        List<PublicKey> known =
                certificate.signatures().stream().map(CommitSignature::voter).toList();
        List<CommitSignature> all = new ArrayList<>(certificate.signatures());
        signatures.stream().filter(signed -> !known.contains(signed.voter())).forEach(all::add);
        if (all.size() == certificate.signatures().size()) {
            return List.of();
        }
        certificate = certificateOf(certificate, all);
        return List.of(new ConsensusEffect.CertificateGrown(certificate));
    }

    private static CommitCertificate certificateOf(
            CommitCertificate certificate, List<CommitSignature> signatures) {
        Hash block = certificate.block();
        return new CommitCertificate(
                certificate.height(), certificate.round(), block, certificate.utxo(), signatures);
    }
}
