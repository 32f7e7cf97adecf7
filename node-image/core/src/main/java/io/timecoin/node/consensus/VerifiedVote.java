package io.timecoin.node.consensus;

/** A vote for this height by one of its members, with a good signature. Only {@link ConsensusVerifier} makes them. */
public final class VerifiedVote {
    private final Vote vote;

    VerifiedVote(Vote vote) {
        this.vote = vote;
    }

    public Vote vote() {
        return vote;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VerifiedVote that && vote.equals(that.vote);
    }

    @Override
    public int hashCode() {
        return vote.hashCode();
    }

    @Override
    public String toString() {
        return vote.toString();
    }
}
