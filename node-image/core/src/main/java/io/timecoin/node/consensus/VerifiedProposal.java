package io.timecoin.node.consensus;

/** A proposal by the leader of its round, with a good signature and, where it claims a lock, the proof. Only {@link ConsensusVerifier} makes them. */
public final class VerifiedProposal {
    private final Proposal proposal;

    VerifiedProposal(Proposal proposal) {
        this.proposal = proposal;
    }

    public Proposal proposal() {
        return proposal;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifiedProposal that && proposal.equals(that.proposal);
    }

    @Override
    public int hashCode() {
        return proposal.hashCode();
    }

    @Override
    public String toString() {
        return proposal.toString();
    }
}
