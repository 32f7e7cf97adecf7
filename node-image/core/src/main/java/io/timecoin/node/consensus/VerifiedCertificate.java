package io.timecoin.node.consensus;

/** A certificate with good precommits of a quorum. Only {@link ConsensusVerifier} makes them. */
public final class VerifiedCertificate {
    private final CommitCertificate certificate;

    VerifiedCertificate(CommitCertificate certificate) {
        this.certificate = certificate;
    }

    public CommitCertificate certificate() {
        return certificate;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifiedCertificate that && certificate.equals(that.certificate);
    }

    @Override
    public int hashCode() {
        return certificate.hashCode();
    }

    @Override
    public String toString() {
        return certificate.toString();
    }
}
